"""A campaign: a folder of people becomes finished visuals; it only calls the six verbs."""
