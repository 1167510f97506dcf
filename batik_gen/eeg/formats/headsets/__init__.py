"""Text files of consumer headsets and their apps, and plain tables, one module a family."""
