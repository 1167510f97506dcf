"""The shots: one module a scene, each a picture for any moment of it."""
