"""The page of the booth as a visitor uses it, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from booths import ALL, begun, left, listening
from places import ROOT
from running_studio import browser

from batik_gen.booth.keeping.keeper import CampaignKeeper
from batik_gen.live.taking import Order

WAIT_MS = 90_000
KIOSK = {"width": 1080, "height": 1920}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SLOW = Order(seconds=60.0, countdown_s=3, contact_s=20.0, patience_s=30.0)
PAGE = ROOT / "batik_gen" / "booth" / "page"


@pytest.fixture(scope="module")
def chromium():
    with browser() as chromium:
        yield chromium


@pytest.fixture
def opened(chromium):
    """Give a function that opens a booth's page, and fails where it reports an error or asks elsewhere."""
    windows, wrong, asked, homes = [], [], set(), set()

    def open_page(link, **window):
        homes.add(urlsplit(link).netloc)
        context = chromium.new_context(**({"viewport": KIOSK} | window))
        context.set_default_timeout(WAIT_MS)
        windows.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        page.goto(link)
        page.locator("#begin").wait_for()
        return page

    yield open_page
    for context in windows:
        context.close()
    assert wrong == []
    assert asked <= homes


def _at(page, *screens):
    page.locator(", ".join(f"#main[data-screen={screen}]" for screen in screens)).wait_for()


def _to_questions(page, by="person"):
    page.click("#begin")
    page.click(f"[data-by={by}]")
    page.click("#go-on")
    _at(page, "allow")


def _say(page, key, yes=True):
    page.locator(f"[data-ask={key}] label").nth(0 if yes else 1).click()


def _fits(page):
    wide, high = page.viewport_size["width"], page.viewport_size["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    for button in page.locator("main button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= wide
        assert box["y"] + box["height"] <= high, button.inner_text()


@pytest.mark.parametrize("window", [{"viewport": KIOSK}, {"viewport": {"width": 1920, "height": 1080}}, PHONE],
                         ids=["kiosk", "wide", "phone"])  # fmt: skip
def test_a_whole_visit_and_everything_deleted_at_the_end(opened, tmp_path, window):
    campaign = begun(tmp_path / "fair")
    with listening(tmp_path, CampaignKeeper(campaign, "en", 30), stand="http://10.0.0.1") as (link, stand, _):
        page = opened(link, **window)
        _fits(page)
        _to_questions(page)
        _fits(page)
        assert page.locator("#agree").is_disabled()
        for key in ALL[:3]:
            _say(page, key)
        page.fill(".ask .name", "Sri")
        _say(page, "sell", yes=False)
        page.click("#agree")
        _at(page, "contact", "countdown", "rest")
        _at(page, "rest")
        _fits(page)
        _at(page, "choosing")
        page.locator("[data-choice]").nth(1).click()
        assert page.locator("h1").inner_text() == "Kawung"
        _fits(page)
        page.click("#take")
        _at(page, "home")
        page.locator(".qr").wait_for()
        _fits(page)
        assert stand.visit.person in page.locator(".id").inner_text()
        cloth = page.locator(".sheet").first.bounding_box()
        assert cloth["width"] * cloth["height"] > 0.15 * page.viewport_size["width"] * page.viewport_size["height"]
        page.click("#card")
        page.locator(".sheet.card img").wait_for()
        assert b"Sri" in (campaign / "participants.csv").read_bytes()
        page.click("#forget")
        page.click("#forget")
        _at(page, "forgotten")
        assert b"Sri" not in (campaign / "participants.csv").read_bytes()
        assert left(tmp_path / "private") == []
        page.click("#over")
        _at(page, "waiting")


def test_a_touch_meets_the_answer_that_is_seen_there_and_no_other(opened, tmp_path):
    campaign = begun(tmp_path / "fair")
    with listening(tmp_path, CampaignKeeper(campaign, "en", 30)) as (link, _, _):
        for window in ({"viewport": {"width": 1920, "height": 1080}}, PHONE):
            page = opened(link, **window)
            _to_questions(page)
            for label in page.locator(".ask label").all():
                label.scroll_into_view_if_needed()
                box = label.bounding_box()
                page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
                assert label.locator("input").is_checked()
            assert page.locator("input[value=no]:checked").count() == len(ALL)


def test_declined_at_any_question_nothing_was_sent(opened, tmp_path):
    campaign = begun(tmp_path / "fair")
    with listening(tmp_path, CampaignKeeper(campaign, "en", 30)) as (link, stand, hall):
        page = opened(link)
        sent = []
        page.on("request", lambda request: sent.append(request.url) if request.method != "GET" else None)
        for steps in (0, 1, 2):
            page.click("#begin")
            if steps > 0:
                page.click("[data-by=person]")
            if steps > 1:
                page.click("#go-on")
                _say(page, "name")
                page.fill(".ask .name", "Sri")
            page.click("#decline")
            page.get_by_text("nothing was kept").wait_for()
            page.click("#over")
            _at(page, "waiting")
        assert sent == []
        assert hall.opened == 0
        assert stand.visit is None
        # Nor is it on the page any more for whoever comes next.
        _to_questions(page)
        assert page.locator(".ask input.name").input_value() == ""
        assert page.locator("input:checked").count() == 0
    assert all(b"Sri" not in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_left_alone_it_asks_counts_down_and_begins_anew(opened, tmp_path):
    with listening(tmp_path, idle_s=17.0) as (link, stand, hall):
        page = opened(link)
        page.click("#begin")
        page.locator("#still:not([hidden])").wait_for()
        page.click("#stay")
        page.locator("#still").wait_for(state="hidden")
        _at(page, "who")
        page.locator("#still:not([hidden])").wait_for()
        _at(page, "waiting")
        _to_questions(page)
        _say(page, "make")
        page.click("#agree")
        _at(page, "choosing")
        hall.now += 10.0
        page.locator("#still:not([hidden])").wait_for()
        page.keyboard.press("Enter")
        page.locator("#still").wait_for(state="hidden")
        hall.now += 18.0
        stand.tick()
        _at(page, "waiting")
        assert left(tmp_path / "private") == []


def test_begun_in_indonesian_all_of_it_is(opened, tmp_path):
    campaign = begun(tmp_path / "fair")
    with listening(tmp_path, CampaignKeeper(campaign, "en", 30)) as (link, _, _):
        page = opened(link)
        page.click("#begin-other")
        assert page.locator("html").get_attribute("lang") == "id"
        page.get_by_text("Siapa yang akan duduk?").wait_for()
        page.click("[data-by=parent]")
        page.get_by_text("anak").first.wait_for()
        page.click("#go-on")
        _say(page, "make")
        assert page.locator("#agree").is_disabled()
        _say(page, "assent")
        page.click("#agree")
        _at(page, "rest")
        page.get_by_text("Mata terpejam, tenang").wait_for()
        _at(page, "choosing")
        page.click("#take")
        _at(page, "home")
        page.get_by_text("Nomor Anda").wait_for()
        page.click("#done")
        page.get_by_text("Terima kasih").wait_for()
    text = (campaign / "participants.csv").read_text(encoding="utf-8-sig")
    assert ",parent," in text
    assert ",child,id," in text


def test_keys_alone_are_enough(opened, tmp_path):
    with listening(tmp_path) as (link, _, _):
        page = opened(link)

        def press(target):
            for _ in range(40):
                if page.evaluate(f"document.activeElement?.matches('{target}')"):
                    break
                page.keyboard.press("Tab")
            page.keyboard.press("Space")

        press("#begin")
        _at(page, "who")
        press("[data-by=person]")
        _at(page, "text")
        press("#go-on")
        _at(page, "allow")
        press("[data-ask=make] input")
        press("#agree")
        _at(page, "choosing")
        press("[data-choice]")
        press("#take")
        _at(page, "home")
        press("#done")
        _at(page, "thanks")


def test_a_headset_that_is_away_is_said_and_one_touch_tries_again(opened, tmp_path):
    with listening(tmp_path) as (link, _, hall):
        hall.away = True
        page = opened(link)
        _to_questions(page)
        _say(page, "make")
        page.click("#agree")
        _at(page, "refused")
        page.get_by_text("Nothing was kept").wait_for()
        hall.away = False
        page.click("#again")
        _at(page, "contact", "countdown", "rest", "choosing")


def test_a_page_that_was_reloaded_finds_the_visit_again(opened, tmp_path):
    with listening(tmp_path, order=SLOW) as (link, _, _):
        page = opened(link)
        page.click("#begin-other")
        page.click("[data-by=person]")
        page.click("#go-on")
        _say(page, "make")
        page.click("#agree")
        _at(page, "rest")
        page.reload()
        _at(page, "rest", "measuring", "choosing")
        assert page.locator("html").get_attribute("lang") == "id"


def test_no_screen_keeps_anybody_out(opened, tmp_path):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here").Axe()
    campaign, seen = begun(tmp_path / "fair"), []
    with listening(tmp_path, CampaignKeeper(campaign, "en", 30), stand="http://10.0.0.1", order=SLOW) as (
        link,
        _,
        hall,
    ):
        page = opened(link)

        def look():
            found = axe.run(page).response["violations"]
            seen.append(page.locator("#main").get_attribute("data-screen"))
            grave = [(seen[-1], each["id"], each["nodes"][0]["html"]) for each in found
                     if each["impact"] in ("serious", "critical")]  # fmt: skip
            assert grave == []

        look()
        page.click("#begin")
        _at(page, "who")
        look()
        page.click("[data-by=person]")
        _at(page, "text")
        look()
        page.click("#go-on")
        _at(page, "allow")
        _say(page, "make")
        look()
        hall.speed = 0.3
        page.click("#agree")
        _at(page, "contact")
        look()
        hall.speed = 4.0
        _at(page, "rest")
        look()
        hall.speed = 50.0
        _at(page, "choosing")
        look()
        page.click("#take")
        _at(page, "home")
        look()
        page.click("#done")
        _at(page, "thanks")
        look()
    assert len(seen) == 9


def test_every_word_is_there_in_both_languages():
    words = (PAGE / "words.js").read_text(encoding="utf-8")
    table = dict(re.findall(r"(\w+): \[(\"(?:[^\"\\]|\\.)*\",\s*\"(?:[^\"\\]|\\.)*\")\]", words))
    assert len(table) > 50
    used = set()
    for module in PAGE.glob("*.js"):
        used |= set(re.findall(r"\b(?:w|inOther|ending)\(\"(\w+)\"", module.read_text(encoding="utf-8")))
    assert used <= set(table)


def test_nothing_of_a_script_makes_html_or_asks_elsewhere():
    for module in PAGE.glob("*.js"):
        text = module.read_text(encoding="utf-8")
        for forbidden in ("innerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "https://"):
            assert forbidden not in text, (module.name, forbidden)
