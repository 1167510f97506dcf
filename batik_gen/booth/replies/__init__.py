"""What the page of the booth may ask, and the one page that others on the stand's network can."""
