"""Colours of every page that is printed beside a cloth: paper, ink, and the two dyes of batik."""

from batik_gen.cli.legend.typeset import Colour

PAPER: Colour = (247, 242, 231)
INK: Colour = (43, 33, 25)
SOFT: Colour = (112, 99, 83)
SOGA: Colour = (138, 75, 36)
INDIGO: Colour = (39, 64, 107)
HAIR: Colour = (206, 193, 168)
