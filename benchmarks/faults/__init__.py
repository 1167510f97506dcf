"""Faults put in on purpose: whether the tests notice what a person would."""
