"""What people are asked before anything begins, and what they answered."""
