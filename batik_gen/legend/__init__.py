"""The legend of a cloth: which number set which line, in words, beside the cloth itself."""
