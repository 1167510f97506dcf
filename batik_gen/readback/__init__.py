"""From a cloth's picture back to what its form tells: only pixels are looked at, never the recipe in the file."""
