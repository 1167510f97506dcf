"""The page as a person uses it, in a real browser."""

import re
from urllib.parse import urlsplit

import pytest
from asked_studio import CALM
from places import ROOT
from running_studio import browser, serving

READY = "#main[data-settled=yes]"
WAIT_MS = 40_000


@pytest.fixture(scope="module")
def chromium():
    with browser() as chromium:
        yield chromium


@pytest.fixture
def link(tmp_path):
    (tmp_path / "desk").mkdir()
    with serving(tmp_path, "--private") as (link, _):
        yield link


@pytest.fixture
def opened(chromium, link):
    """Give a function that opens the page in a window of its own, and fails where the page reports an error."""
    windows, wrong, asked = [], [], set()

    def open_page(**window):
        context = chromium.new_context(accept_downloads=True, **window)
        context.set_default_timeout(WAIT_MS)
        windows.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
        page.goto(link)
        page.locator("#drop, .easel").first.wait_for()
        return page

    yield open_page
    for context in windows:
        context.close()
    assert wrong == []
    # Not one request went anywhere else; pictures of the page itself have no host.
    assert asked <= {urlsplit(link).netloc, ""}


def _open(page, file=CALM):
    if page.locator("#open-more").count():  # another window opened something before
        page.click("#open-more")
    page.set_input_files("#files", str(file))
    page.locator(".easel").wait_for()
    _small(page)


def _small(page):
    """Make the cloth small, so that it is drawn in a moment."""
    page.click("#tabChange")
    for field, value in (("width", "9"), ("height", "6")):
        page.fill(f"[data-field={field}]", value)
        page.press(f"[data-field={field}]", "Enter")
    page.locator(READY).wait_for()


def _shown(page):
    page.locator(READY).wait_for()
    return page.locator(".sheet > img").first.screenshot()


def test_drop_choose_change_undo_compare_and_keep(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    _open(page)
    page.click("#tabChoose")
    page.click("[data-wall=families]")
    page.locator(".tile img.cloth").nth(1).wait_for()
    page.click(".tile[data-motif=parang]")
    first = _shown(page)
    page.click("#tabChange")
    size = page.locator("[data-exact='parang.size']")
    yours = size.input_value()
    size.fill("30")
    size.press("Enter")
    changed = _shown(page)
    assert changed != first
    page.locator("[data-reset='parang.size']").click()
    assert _shown(page) == first
    page.click("#undo")
    assert _shown(page) == changed
    page.click("#undo")
    assert _shown(page) == first
    assert page.locator("[data-exact='parang.size']").input_value() == yours
    page.click("#redo")
    assert _shown(page) == changed
    # Held down, the step before is seen; let go, the cloth is there again.
    held = page.locator("[data-view=before]")
    held.hover()
    page.mouse.down()
    page.locator(".sheet > img:not([hidden])").nth(1).wait_for()
    page.mouse.up()
    assert page.locator(".sheet > img:not([hidden])").count() == 1
    page.click("#tabKeep")
    with page.expect_download() as kept:
        page.click("[data-keep=design]")
    assert kept.value.suggested_filename.endswith(".design.toml")
    assert "--set parang.size=30.0" in page.locator("#command").inner_text()


def test_a_refused_file_says_why_and_a_sample_opens(opened, tmp_path):
    page = opened(viewport={"width": 1000, "height": 700})
    bad = tmp_path / "letter.edf"
    bad.write_text("no wave in here")
    page.set_input_files("#files", str(bad))
    assert "letter.edf" in page.locator(".refused").inner_text()
    page.locator("[data-sample]").nth(2).click()
    page.locator(".easel").wait_for()


def test_a_slider_is_drawn_along_and_is_one_step(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    _open(page)
    page.click("#tabChange")
    slider = page.locator("[data-group=motif] [data-slider]").first
    first = _shown(page)
    box = slider.bounding_box()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + box["height"] / 2)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + (0.5 + 0.03 * step) * box["width"], box["y"] + box["height"] / 2)
    page.mouse.up()
    assert _shown(page) != first
    page.click("#undo")
    assert _shown(page) == first


def test_it_speaks_indonesian(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    page.click("#language")
    assert page.locator("html").get_attribute("lang") == "id"
    page.get_by_text("Gelombang otak menjadi kain").wait_for()
    _open(page)
    assert [tab.inner_text() for tab in page.locator("#tabs button").all()] == ["Gelombang", "Pilih", "Ubah", "Simpan"]
    page.click("#tabWave")
    page.get_by_text("bersih").first.wait_for()


def test_every_word_is_there_in_both_languages():
    words = (ROOT / "batik_gen/studio/page/words.js").read_text(encoding="utf-8")
    table = dict(re.findall(r"(\w+): \[(\"(?:[^\"\\]|\\.)*\",\s*\"(?:[^\"\\]|\\.)*\")\]", words))
    assert len(table) > 80
    for module in (ROOT / "batik_gen/studio/page").glob("*.js"):
        for used in re.findall(r"\bw\(\"(\w+)\"", module.read_text(encoding="utf-8")):
            assert used in table, (module.name, used)


def test_the_keyboard_alone_is_enough(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    page.locator("[data-sample]").nth(2).focus()
    page.keyboard.press("Enter")
    page.locator(".easel").wait_for()
    _small(page)
    page.locator("#tabChange").focus()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#tabChoose").get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowRight")
    before = _shown(page)
    slider = page.locator("[data-group=motif] [data-slider]").first
    slider.focus()
    for _ in range(15):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(700)
    assert _shown(page) != before
    page.keyboard.press("Control+z")
    assert _shown(page) == before
    page.locator("#easel").focus()
    where = page.locator(".sheet").get_attribute("style")
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    assert page.locator(".sheet").get_attribute("style") != where
    page.locator("[data-view=before]").focus()
    page.keyboard.down("Enter")
    page.locator(".sheet > img:not([hidden])").nth(1).wait_for()
    page.keyboard.up("Enter")


def test_on_a_phone_everything_can_be_reached(opened):
    page = opened(viewport={"width": 360, "height": 740}, device_scale_factor=2, has_touch=True, is_mobile=True)
    _open(page)
    for tab in ("tabWave", "tabChoose", "tabChange", "tabKeep"):
        page.tap(f"#{tab}")
        page.wait_for_timeout(200)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
        assert page.evaluate("() => document.getElementById('pane').scrollWidth") <= 360
    sheet = page.locator(".sheet").bounding_box()
    assert sheet["width"] > 0.85 * 360


def test_from_near_tiles_are_painted_and_two_windows_do_not_disturb_each_other(opened):
    first = opened(viewport={"width": 1100, "height": 700})
    _open(first)
    other = opened(viewport={"width": 900, "height": 600})
    _open(other)
    first.click("[data-view=detail]")
    first.locator(".bits[data-full]").wait_for(state="attached")
    assert first.locator(".bits img").count() > 1
    for view in ("waxed", "folded", "tiled"):
        other.click(f"[data-view={view}]")
        other.locator(READY).wait_for()
        assert other.locator("#beside > *").count() == 1
    first.click("[data-view=like]")
    first.click("#tabChoose")
    first.click("[data-wall=favourites]")
    first.locator(".tile").wait_for()
    assert first.locator(".tile").count() == 1


def test_pins_lines_steps_rules_and_two_looks_side_by_side(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    _open(page)
    page.click("[data-view=pins]")
    page.locator(".pins[data-full=yes]").wait_for()
    pin = page.locator(".pin[data-pin^='truntum']").first
    pin.focus()
    assert page.locator(".pincard").is_visible()
    assert page.locator(".slider.pointed").count() == 1
    page.click("[data-view=pins]")
    page.click("[data-light='truntum.petal_width']")
    page.locator("img.lit").wait_for()
    page.click("[data-light='truntum.petal_width']")
    assert page.locator("img.lit").count() == 0
    page.click("[data-view=whole]")
    first = _shown(page)
    page.click("[data-why='truntum.petal_width']")
    page.select_option("[data-rule='truntum.petal_width']", "exponent")
    page.locator("[data-rule-back='truntum.petal_width']").wait_for()
    page.click("[data-group=steps] summary")
    page.locator("[data-step=dips-1]").fill("2")
    page.locator("[data-step=dips-1]").press("Enter")
    page.get_by_text("Steps of your own").first.wait_for()
    assert _shown(page) != first
    page.click("[data-view=beside]")
    page.locator(".pair img").nth(1).wait_for()
    page.click("[data-take=beside]")
    page.click("[data-view=whole]")
    page.locator(READY).wait_for()
    page.click("#reset-all")
    page.wait_for_timeout(300)
    page.locator(READY).wait_for()
    page.click("[data-view=trueSize]")
    page.locator("#card-width").focus()
    small = page.locator(".frame").bounding_box()["width"]
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    assert page.locator(".frame").bounding_box()["width"] > small
    page.click("#card-done")
    page.locator("#calibrate").wait_for()


def test_among_variations_one_walks_on_and_undo_leads_back(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    _open(page)
    page.click("#tabChoose")
    page.click("[data-wall=variations]")
    page.locator(".tile", has_text="hand 3").click()
    page.locator(".tile", has_text="hand 7").wait_for()
    assert page.locator(".wall").count() == 1
    page.click("#undo")
    page.locator(".tile", has_text="hand 2").wait_for()
    page.click("#to-cloth")
    page.locator(READY).wait_for()


def test_a_link_opens_just_this_in_another_window(opened):
    page = opened(viewport={"width": 1280, "height": 800})
    _open(page)
    page.fill("[data-field=seed]", "41")
    page.press("[data-field=seed]", "Enter")
    page.locator(READY).wait_for()
    linked = page.evaluate("async () => { const it = await import('/page/looks.js'); return it.linkOf(it.now()); }")
    page.click("#undo")
    page.locator(READY).wait_for()
    other = page.context.new_page()
    other.goto(linked)
    other.locator(READY).wait_for()
    other.click("#tabChange")
    assert other.locator("[data-field=seed]").input_value() == "41"
    assert "#" not in other.url


def test_nothing_keeps_people_out(opened):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed here").Axe()
    page = opened(viewport={"width": 1280, "height": 800})

    def check():
        found = axe.run(page).response["violations"]
        serious = [one for one in found if one["impact"] in ("serious", "critical")]
        assert [(one["id"], one["nodes"][0]["html"], one["nodes"][0]["failureSummary"]) for one in serious] == []

    check()
    _open(page)
    for theme in ("light", "dark"):
        for tab in ("tabWave", "tabChoose", "tabChange", "tabKeep"):
            page.click(f"#{tab}")
            page.wait_for_timeout(300)
            check()
        page.click("#tabChoose")
        page.click("[data-wall=colours]")
        page.locator(".tile img.cloth").nth(1).wait_for()
        check()
        page.click("[data-wall=colours]")
        page.click("#tabChange")
        if theme == "light":
            page.click("[data-group=steps] summary")
            page.locator("[data-why]").first.click()
        page.click("[data-view=pins]")
        page.locator(".pins[data-full=yes]").wait_for()
        check()
        page.click("[data-view=pins]")
        for view in ("beside", "waxed", "trueSize"):
            page.click(f"[data-view={view}]")
            page.locator(READY).wait_for()
            check()
        page.click("[data-view=whole]")
        if theme == "light":
            page.click("#theme")
