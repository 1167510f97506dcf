"""Families whose form is the recording: batik kreasi after four old roots."""
