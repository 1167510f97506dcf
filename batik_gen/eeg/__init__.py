"""From a file to a Recording, and from a Recording to a Portrait."""
