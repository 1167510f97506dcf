"""The plan of a campaign: begun in a folder, read from its two files, all that is wrong in them told at once."""
