"""One module a family of file formats; each declares how it is recognised."""
