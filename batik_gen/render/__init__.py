"""The render room: a waxed Cloth goes through the dye baths and becomes a picture file."""
