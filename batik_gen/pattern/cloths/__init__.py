"""The cloths that a motif is drawn on, one module each, and how their parts are put together."""
