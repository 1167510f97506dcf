"""Portrait -> Design: the mapping of numbers to parameters, and what a person decides by hand."""
