"""Isen: the fillings, each drawn inside its shape and following its form."""
