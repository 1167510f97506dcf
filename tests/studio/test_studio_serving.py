"""The studio as a process: its link, where it listens, many who ask at once, an end that was not meant."""

import http.client
import signal
import socket
from urllib.parse import urlsplit

import pytest
from asked_studio import CALM
from running_studio import serving

from batik_gen.cli.app import run
from batik_gen.studio.serving import checked
from batik_gen.values.errors import BadValue


def _ask(link, path, method="GET", body=None, **headers):
    parts = urlsplit(link)
    token = parts.query.removeprefix("token=")
    connection = http.client.HTTPConnection(parts.netloc, timeout=60)
    connection.request(method, path, body, {"X-Batik-Gen-Token": token, "X-Batik-Gen": "1", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read()


def test_it_listens_on_this_machine_alone_and_ends_in_order(tmp_path):
    with serving(tmp_path, str(CALM)) as (link, process):
        assert urlsplit(link).hostname == "127.0.0.1"
        assert b"person-one-calm" in _ask(link, "/api/shelf")[1]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


def test_two_hundred_connections_at_once_are_borne(tmp_path):
    with serving(tmp_path, "--private") as (link, _):
        address = urlsplit(link).hostname, urlsplit(link).port
        many = []
        try:
            for _ in range(200):
                many.append(socket.create_connection(address, timeout=10))
                many[-1].sendall(b"GET / HTTP/1.1\r\n")  # and says no more
            assert _ask(link, "/api/shelf")[0] == 200
        finally:
            for one in many:
                one.close()


def test_nonsense_and_five_gigabytes_are_refused_and_it_lives(tmp_path):
    with serving(tmp_path, "--private") as (link, _):
        address = urlsplit(link).hostname, urlsplit(link).port
        for nonsense in (b"\0\1\2\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"A" * 100_000):
            with socket.create_connection(address, timeout=10) as one:
                one.sendall(nonsense)
        path = "/api/drops/dropdropdrop?name=large.edf"
        status, why = _ask(link, path, "PUT", b"x", **{"Content-Length": str(5 * 10**9)})
        assert status == 413
        assert b"bytes are not taken" in why
        assert _ask(link, "/api/shelf")[0] == 200


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill")
def test_killed_and_started_again_it_has_lost_nothing(tmp_path):
    page = b'{"steps": [], "at": -1, "favourites": []}'
    with serving(tmp_path, str(CALM)) as (link, process):
        before = _ask(link, "/api/shelf")[1]
        assert _ask(link, "/api/state", "PUT", page)[0] == 200
        process.kill()
        process.wait(20)
    with serving(tmp_path) as (link, _):
        assert _ask(link, "/api/shelf")[1].count(b'"id"') == before.count(b'"id"') == 1
    with serving(tmp_path, "--fresh") as (link, _):
        assert _ask(link, "/api/shelf")[1].count(b'"id"') == 0


def test_a_port_that_is_taken_is_told(tmp_path, capsys):
    with serving(tmp_path, "--private") as (link, _):
        assert run(["studio", "--no-browser", "--private", "--port", str(urlsplit(link).port)]) == 2
        assert "choose another --port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "password", "why"),
    [
        ("192.168.1.20", "", "--password"),
        ("192.168.1.20", "short", "at least 8"),
        ("0.0.0.0", "long enough", "every network"),
        ("::", "long enough", "every network"),
        ("example.org", "long enough", "no address"),
    ],
)
def test_others_are_let_in_only_by_one_address_and_with_a_password(host, password, why):
    with pytest.raises(BadValue, match=why):
        checked(host, 0, password)


def test_with_a_password_another_address_is_a_place():
    assert not checked("192.168.1.20", 8000, "long enough").is_home
    assert checked("localhost", 0, "").is_home


def test_a_recording_that_cannot_be_read_is_refused_as_by_make(tmp_path, capsys):
    bad = tmp_path / "letter.edf"
    bad.write_bytes(b"no wave")
    assert run(["studio", "--no-browser", "--private", str(bad)]) == 3
    studio_said = capsys.readouterr().err
    assert run(["make", str(bad), "-o", str(tmp_path / "out")]) == 3
    assert capsys.readouterr().err == studio_said
