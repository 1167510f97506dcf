"""Lereng and udan liris: friezes between slanting lines."""
