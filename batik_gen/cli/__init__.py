"""The command line: one module a command, each importing its work only when it runs."""
