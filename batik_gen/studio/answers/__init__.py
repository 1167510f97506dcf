"""What the page may ask the server, one module a subject."""
