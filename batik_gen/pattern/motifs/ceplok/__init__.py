"""Ceplok and its kin grompol: rosettes on a square grid."""
