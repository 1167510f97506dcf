"""``batik-gen campaign``: a folder of people becomes finished visuals; in English and Indonesian."""
