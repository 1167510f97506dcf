"""What families and parameters are declared with, the table of all families, and the Plan each draws by."""
