"""Cloths of a visitor and of the samples, cards and films: it only calls the verbs and the makers."""
