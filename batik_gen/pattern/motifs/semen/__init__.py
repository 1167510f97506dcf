"""Semen: meru, tree and birds among tendrils."""
