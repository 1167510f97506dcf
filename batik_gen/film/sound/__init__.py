"""What is heard with a film: music that somebody brings, and the recording as tones."""
