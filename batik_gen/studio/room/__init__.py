"""What one run of the studio works with."""
