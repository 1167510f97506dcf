"""The state of the page, kept after each change, so that a server that was ended loses nothing.

What is kept is health data: measured numbers, no signals and no names of files; only its owner may read it.
"""

import json
import re
import shutil
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from batik_gen.studio.opening.shelf import Opened, Shelf
from batik_gen.values.design import Design
from batik_gen.values.errors import BadValue, BatikGenError
from batik_gen.values.files import input_bytes, sweep, write_whole
from batik_gen.values.portrait import Portrait

_STATE, _MOST_BYTES = "state.json", 8_000_000
_ID = re.compile(r"[0-9a-f]{8,64}")


class Session:
    """Keep the state of the page in a private folder, or nowhere.

    Parameters
    ----------
    folder
        The folder; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self.page: dict[str, Any] = {}
        if folder is not None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)
            sweep(folder)

    def restore(self, shelf: Shelf) -> None:
        """Bring back what was kept; what cannot be read any more is left out."""
        if self._folder is None or not (self._folder / _STATE).is_file():
            return
        with suppress(BatikGenError, ValueError):
            held = json.loads(input_bytes(self._folder / _STATE, _MOST_BYTES, "", refusal=BadValue))
            if not isinstance(held, dict) or not isinstance(held.get("page"), dict):
                return
            for number, id in enumerate(map(str, held.get("shelf", [])), 1):
                if _ID.fullmatch(id):
                    self._restore(id, number, shelf)
            self.page = held["page"]

    def _restore(self, id: str, number: int, shelf: Shelf) -> None:
        assert self._folder is not None
        with suppress(BatikGenError, OSError):
            portrait, design = self._folder / f"{id}.portrait.json", self._folder / f"{id}.design.toml"
            if portrait.is_file():
                shelf.put(Opened(id, f"recording-{number}", Portrait.load(portrait)))
            elif design.is_file():
                shelf.put(Opened(id, f"design-{number}.design.toml", Design.load(design)))

    def keep(self, page: dict[str, Any], shelf: Shelf) -> None:
        """Keep the page's state, with what lies on the shelf; raises CannotWrite."""
        with self._lock:
            self.page = page
            if self._folder is None:
                return
            ids = [opened.id for opened in shelf.all()]
            for opened in shelf.all():
                self._keep(opened)
            text = json.dumps({"page": page, "shelf": ids}, ensure_ascii=False, separators=(",", ":"))
            write_whole(self._folder / _STATE, lambda file: file.write(text.encode()), private=True)

    def _keep(self, opened: Opened) -> None:
        assert self._folder is not None
        ending = "design.toml" if isinstance(opened.content, Design) else "portrait.json"
        path = self._folder / f"{opened.id}.{ending}"
        if not path.exists():
            content = opened.content
            text = content.to_toml() if isinstance(content, Design) else content.to_json()
            write_whole(path, lambda file: file.write(text.encode()), private=True)

    def forget(self) -> None:
        """Take away all that was kept."""
        with self._lock:
            self.page = {}
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
