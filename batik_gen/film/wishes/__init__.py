"""What a film is asked to be: its shape, length, words and style."""
