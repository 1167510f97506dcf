"""Portrait -> Design -> Cloth: the pattern engine. It sees numbers, never a recording."""
