"""What a film tells of the recording: its samples, its spectrum, its numbers, and where these show on the cloth."""
