"""Who may ask a booth what: its page by its link alone, and on the stand's network what was taken home alone."""

import pytest
from booths import TOKEN, booth, left, walked, yes
from starlette.testclient import TestClient

from batik_gen.booth.replies.home import home_app
from batik_gen.booth.serving import Places, checked
from batik_gen.cli.app import run
from batik_gen.studio.safety.tokens import Password
from batik_gen.studio.serving import Place
from batik_gen.values.errors import BadValue

STAND = "10.0.0.1:8000"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Host": "evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"X-Batik-Gen-Token": "guessed"}, 401),
    ],
)
def test_another_page_another_name_and_no_token_are_refused(tmp_path, headers, code):
    with booth(tmp_path) as (client, stand, _):
        assert client.get("/api/state", headers=headers).status_code == code
        assert client.post("/api/begin", json=yes(client), headers=headers).status_code == code
        assert stand.visit is None


def test_nothing_begins_by_a_form_of_another_page(tmp_path):
    with booth(tmp_path) as (client, stand, _):
        said = yes(client)
        del client.headers["X-Batik-Gen"]
        assert client.post("/api/begin", json=said).status_code == 403
        assert stand.visit is None


def test_the_link_gives_a_cookie_and_the_token_leaves_the_address(tmp_path):
    with booth(tmp_path) as (client, _, _):
        del client.headers["X-Batik-Gen-Token"]
        assert client.get("/").status_code == 401
        answer = client.get("/", params={"token": TOKEN})
        assert answer.headers["location"] == "/"
        assert "httponly" in answer.headers["set-cookie"].lower()
        page = client.get("/")
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_another_screen_is_asked_for_the_password(tmp_path):
    with booth(tmp_path, password=Password("long enough")) as (client, _, _):
        del client.headers["X-Batik-Gen-Token"]
        assert client.get("/").headers["location"] == "/door"
        assert client.post("/door", data={"password": "wrong"}).status_code == 403
        assert client.post("/door", data={"password": "long enough"}).status_code == 303
        assert client.get("/api/state").status_code == 200


def test_what_is_taken_home_is_there_by_its_link_alone_and_for_its_time(tmp_path):
    with booth(tmp_path, stand=f"http://{STAND}", link_s=600.0) as (client, stand, hall):
        walked(client, stand, lang="id")
        path = stand.visit.link.removeprefix(f"http://{STAND}")
        others = TestClient(home_app(stand, (STAND,)), base_url=f"http://{STAND}")
        page = others.get(path)
        assert page.status_code == 200
        assert "Kain Anda" in page.text
        assert "script" not in page.text
        cloth, card = others.get(f"{path}/cloth.png"), others.get(f"{path}/card.pdf")
        assert cloth.content.startswith(b"\x89PNG")
        assert card.content.startswith(b"%PDF")
        assert cloth.headers["cache-control"] == "no-store"
        # The link outlives the visit, and nobody else's is behind it.
        client.post("/api/do/leave", json={})
        assert others.get(f"{path}/cloth.png").status_code == 200
        for other in (
            f"{path[:-1]}x",
            f"{path}/take.edf",
            f"{path}/../../etc/passwd",
            "/",
            "/api/state",
            "/page/main.js",
        ):
            assert others.get(other).status_code == 404, other
        assert others.post(path).status_code == 405
        assert others.get(path, headers={"Host": "evil.example"}).status_code == 421
        hall.now += 601
        assert others.get(path).status_code == 404
        stand.tick()
        assert left(tmp_path / "private") == []


def test_the_page_never_gives_out_what_is_taken_home(tmp_path):
    with booth(tmp_path, stand=f"http://{STAND}") as (client, stand, _):
        walked(client, stand)
        path = stand.visit.link.removeprefix(f"http://{STAND}")
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("name", ["index.html", "home.html", "../app.py", "nothing.js"])
def test_only_parts_of_the_page_are_given_out(tmp_path, name):
    with booth(tmp_path) as (client, _, _):
        assert client.get(f"/page/{name}").status_code == 404


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"by": 3}', b'{"by": "person", "answers": 1}'])
def test_nonsense_begins_nothing(tmp_path, body):
    with booth(tmp_path) as (client, stand, _):
        assert client.post("/api/begin", content=body).status_code == 422
        assert stand.visit is None


@pytest.mark.parametrize(("name", "data"), [("choose", {"number": 0}), ("film", {}), ("print", {}), ("forget", {})])
def test_what_has_no_visit_is_refused_in_a_sentence(tmp_path, name, data):
    with booth(tmp_path) as (client, _, _):
        answer = client.post(f"/api/do/{name}", json=data)
        assert answer.status_code == 422
        assert "look at the screen" in answer.json()["error"]


@pytest.mark.parametrize("share", ["0.0.0.0", "::", "example.org"])
def test_links_are_given_at_one_address_alone(share):
    with pytest.raises(BadValue, match="--share"):
        checked(Places(Place(), share), False)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--host", "192.168.1.20"], "--password"),
        (["--share", "0.0.0.0"], "every network"),
        (["--motifs", "kawung"], "two to six"),
        (["--motifs", "kawung,no-such"], "no-such"),
        (["--seconds", "20"], "60"),
    ],
)
def test_a_booth_that_cannot_be_is_refused_before_it_begins(words, why, capsys):
    assert run(["booth", "--no-browser", *words]) == 2
    assert why in capsys.readouterr().err
