"""Parang placeholder until drawn."""
from batik_gen.pattern.motifs.truntum import FAMILY
