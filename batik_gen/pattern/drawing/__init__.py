"""Design -> Cloth: the verb *draw*."""
