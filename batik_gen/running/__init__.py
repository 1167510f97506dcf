"""Work side by side in processes, and what unforeseen ends of it are called; for the command line and campaigns."""
