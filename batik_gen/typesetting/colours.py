"""Colours of every page that is printed beside a cloth: paper, ink, and the two dyes of batik; letters of legends."""

from batik_gen.typesetting.inking import Colour
from batik_gen.typesetting.typeset import Style

PAPER: Colour = (247, 242, 231)
INK: Colour = (43, 33, 25)
SOFT: Colour = (112, 99, 83)
SOGA: Colour = (138, 75, 36)
INDIGO: Colour = (39, 64, 107)
HAIR: Colour = (206, 193, 168)
PIN: Colour = (172, 42, 36)
"""The red of mengkudu, for what is pointed at."""
PALE: Colour = (222, 190, 150)
"""Soga of one short dip, for fillings."""

HEADING = Style(76, INK, 1.2)
KIND = Style(32, SOGA)
PLACE = Style(25, INDIGO)
SMALL = Style(24, SOFT)
NOTE = Style(28, SOGA)
