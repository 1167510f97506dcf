"""A take of a few minutes from a headset that streams: contact seen to, a rest recorded, a file that `read` reads."""
