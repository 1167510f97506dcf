"""The shipped norms: where a number lies among people."""
