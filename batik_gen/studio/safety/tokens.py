"""Secrets: the token in the link, and the password of a page that others may see."""

import hashlib
import hmac
import secrets


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


def alike(given: str, wanted: str) -> bool:
    """Tell whether two secrets are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), wanted.encode())


class Password:
    """Hold a password as something from which it cannot be read."""

    def __init__(self, password: str) -> None:
        self._salt = secrets.token_bytes(16)
        self._hash = self._of(password)

    def is_right(self, password: str) -> bool:
        """Tell whether a password is the right one; takes a moment on purpose."""
        return hmac.compare_digest(self._of(password), self._hash)

    def _of(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(), salt=self._salt, n=2**14, r=8, p=1)
