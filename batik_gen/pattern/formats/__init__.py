"""The cloths that a motif is drawn on, one module each."""
