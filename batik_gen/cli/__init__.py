"""The command line: one module a command.

What a command needs is imported when the stage that needs it begins: a function that
begins a stage imports the verb at its head, and a library that one step alone uses is
imported at the head of that step. ``read`` never meets a motif or a dye, ``make`` meets
the modules of its own family and no other, MNE comes with the files of laboratories, the
nearest-neighbour search of SciPy with the families that crowd shapes, compiled loops
with large pictures. All of it together takes three times as long to import as to make a
picture for a screen; ``tests/cli/running/test_cli_imports.py`` holds what stays away.
"""
