"""An example of a package that adds to every table of batik-gen."""

from pathlib import Path

TENANG = Path(__file__).with_name("tenang.toml")
"""A mapping is the path of its TOML file; it is taken with: batik-gen make RECORDING --mapping tenang."""
