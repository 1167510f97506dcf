"""Evidence for the wardrobe: what can be measured on the cloths that come out, family by family.

``python -m benchmarks.wardrobe checks sweep readback kinship wild speed`` writes docs/wardrobe.md;
each name is one section of it and can be run alone.
"""
