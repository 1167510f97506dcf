"""The local page on which a cloth is chosen by eye; it calls the six verbs, and nothing here draws."""
