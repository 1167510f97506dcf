"""Where each parameter shows on a cloth, and the pins that say so."""
