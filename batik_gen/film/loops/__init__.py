"""Loops: a few seconds of cloth that go on without a seam, as a file for web pages and messages."""
