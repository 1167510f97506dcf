"""A booth at an exhibition: asked first, a rest recorded, a cloth to choose and to take home; then all begins anew."""
