"""Who is let in: only the page of this run, under its own address; nobody learns anything by asking otherwise."""

import pytest
from asked_studio import HOST, TOKEN, opened, studio

_EVERY = (
    ("GET", "/"), ("GET", "/page/main.js"), ("GET", "/api/shelf"), ("GET", "/api/state"), ("GET", "/api/folder"),
    ("POST", "/api/picture"), ("POST", "/api/open"), ("PUT", "/api/drops/dropdropdrop"), ("DELETE", "/api/state"),
    ("POST", "/api/jobs"), ("GET", "/api/jobs/1/file"),
)  # fmt: skip


@pytest.mark.parametrize(("method", "path"), _EVERY)
def test_nothing_is_answered_without_the_token(tmp_path, method, path):
    with studio(tmp_path, let_in=False) as (client, _):
        answer = client.request(method, path)
        assert answer.status_code == 401
        assert "open the link that batik-gen printed" in answer.text
        assert client.get("/", params={"token": "guessed"}).status_code == 401


def test_the_link_becomes_a_cookie_that_no_script_reads_and_leaves_the_address(tmp_path):
    with studio(tmp_path, let_in=False) as (client, _):
        answer = client.get("/", params={"token": TOKEN})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert "HttpOnly" in answer.headers["set-cookie"]
        assert "SameSite=strict" in answer.headers["set-cookie"]
        assert client.get("/").status_code == 200
        assert client.get("/api/shelf").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:4321", "127.0.0.1", "127.0.0.1:80", "0.0.0.0:4321", ""])
def test_another_name_for_this_machine_is_refused(tmp_path, host):
    # DNS rebinding: a page of evil.example lets its name point here.
    with studio(tmp_path) as (client, _):
        assert client.get("/api/shelf", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": f"https://{HOST}"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_page_of_somebody_else_is_refused(tmp_path, headers):
    with studio(tmp_path) as (client, _):
        assert client.post("/api/open", json={"sample": "x"}, headers=headers).status_code == 403
        assert client.get("/api/state", headers=headers).status_code == 403


def test_a_form_of_somebody_else_changes_nothing(tmp_path):
    # A form sends cookies of old browsers, and can send no header of its own.
    with studio(tmp_path) as (client, room):
        opened(client)
        del client.headers["X-Batik-Gen"]
        assert client.delete("/api/state").status_code == 403
        assert len(room.shelf.all()) == 1


def test_every_answer_forbids_to_load_from_elsewhere_and_to_be_framed(tmp_path):
    with studio(tmp_path) as (client, _):
        for path in ("/", "/page/main.js", "/api/shelf", "/nowhere", "/page/..%2fapp.py"):
            headers = client.get(path).headers
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert "frame-ancestors 'none'" in policy
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("name", ["..%2f..%2fapp.py", "%2e%2e", "..\\app.py", "index.html%00.js", "door.html"])
def test_only_the_files_of_the_page_are_given_out(tmp_path, name):
    with studio(tmp_path) as (client, _):
        assert client.get(f"/page/{name}").status_code == 404
        assert client.get(f"/letters/{name}").status_code == 404


def test_a_request_of_megabytes_is_refused_before_it_is_read(tmp_path):
    with studio(tmp_path) as (client, _):
        answer = client.post("/api/sliders", content=b"x", headers={"Content-Length": "5000000"})
        assert answer.status_code == 413
        assert client.get("/api/shelf").status_code == 200


def test_others_are_asked_for_the_password(tmp_path):
    with studio(tmp_path, let_in=False, password="sebelas kata") as (client, _):
        answer = client.get("/")
        assert (answer.status_code, answer.headers["location"]) == (303, "/door")
        assert client.get("/api/shelf").status_code == 401
        assert "Kata sandi" in client.get("/door").text
        assert client.post("/door", content=b"password=sebelas+ka").status_code == 403
        answer = client.post("/door", content=b"password=sebelas+kata")
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert client.get("/api/shelf").status_code == 200


def test_without_a_password_there_is_no_door(tmp_path):
    with studio(tmp_path, let_in=False) as (client, _):
        assert client.get("/door").status_code == 401
