"""What malam, the wax, looks like on the cloth."""

NEW_WAX, OLD_WAX = "#a8641c", "#d9b06a"
"""Fresh and cold malam, a brown yellow."""

THICK = 0.93
"""How far wax hides the cloth under it."""
