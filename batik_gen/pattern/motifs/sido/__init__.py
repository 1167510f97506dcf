"""The sido cloths: figures in a net of diamonds."""
