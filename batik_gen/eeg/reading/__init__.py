"""From a file to a Recording."""
