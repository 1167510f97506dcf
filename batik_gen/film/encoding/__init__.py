"""From frames to a file: codecs through PyAV, and loops through Pillow."""
