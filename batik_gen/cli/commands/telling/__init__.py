"""Commands that tell: of a recording, of the tables, of what is in force."""
