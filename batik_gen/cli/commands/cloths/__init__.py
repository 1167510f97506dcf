"""Commands that make something of a recording or a Design."""
