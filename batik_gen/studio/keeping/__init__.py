"""What is kept: files to take away, and the state of the page."""
