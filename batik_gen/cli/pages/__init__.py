"""What is laid out to compare and to choose by."""
