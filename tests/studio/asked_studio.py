"""A studio asked over HTTP as its page asks it, with nothing listening."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from cli_short import SHORT

for needed in ("starlette", "uvicorn", "httpx"):
    pytest.importorskip(needed, reason=f"the extra 'studio' is not installed here: no {needed}")

from starlette.testclient import TestClient  # noqa: E402

from batik_gen.eeg.measuring.pieces import measure_file  # noqa: E402
from batik_gen.studio.app import studio_app  # noqa: E402
from batik_gen.studio.room.room import Room, Wishes  # noqa: E402
from batik_gen.studio.safety.tokens import Password  # noqa: E402

TOKEN = "a-token-of-this-test"
HOST = "127.0.0.1:4321"
CALM = SHORT / "person-one-calm.edf"
SMALL = {"motif": "parang", "size_mm": [80.0, 60.0]}
"""Choices that are drawn in a moment."""
MARK = {"X-Batik-Gen": "1", "Origin": f"http://{HOST}"}


@contextmanager
def studio(root: Path, *, let_in: bool = True, **more: Any) -> Iterator[tuple[TestClient, Room]]:
    """Give a client that knows the token, or none, and the room it is answered in."""
    password = more.pop("password", "")
    wishes = Wishes(root, measure_file, (HOST,), TOKEN, password=Password(password) if password else None, **more)
    room = Room(wishes)
    with TestClient(studio_app(room), base_url=f"http://{HOST}", follow_redirects=False, headers=MARK) as client:
        if let_in:
            client.headers["X-Batik-Gen-Token"] = TOKEN
        yield client, room


def dropped(client: TestClient, path: Path, drop: str = "dropdropdrop") -> dict[str, Any]:
    """Drop one file as the page does, and return what was opened."""
    content = path.read_bytes()
    assert client.put(f"/api/drops/{drop}", params={"name": path.name}, content=content).status_code == 200
    answer = client.post(f"/api/drops/{drop}/open")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def opened(client: TestClient, path: Path = CALM) -> dict[str, Any]:
    """Drop a recording and return a small look of it."""
    return {**dropped(client, path)["opened"][0]["look"], **SMALL}
