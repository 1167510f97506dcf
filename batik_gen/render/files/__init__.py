"""Picture -> file, whole or band by band."""
