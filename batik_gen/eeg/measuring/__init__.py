"""From a Recording to a Portrait, at once or piece by piece."""
