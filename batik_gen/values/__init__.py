"""The values that travel from step to step, and what they are made of: they know no room."""
