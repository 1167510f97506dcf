"""Nitik and its kin jlamprang: dabs on a raster."""
