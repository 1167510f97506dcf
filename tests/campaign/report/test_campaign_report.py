"""The report: one file that asks nothing of a network, both languages, and for a client only what may be shown."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from batik_gen.campaign.report.html_page import write_html
from batik_gen.campaign.report.pdf_pages import write_pdf
from batik_gen.campaign.report.thumbnails import side_for
from batik_gen.campaign.values.report import Audience, Report, ReportFile, ReportNumber, ReportRow, State
from batik_gen.deliverables.texts.table import day, words
from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.words import Words

NOTHING = Words("", "")
BRAND = Brand("Gelombang <Jakarta>", "Museum & Tekstil", (), (), words("common.no_diagnosis"), "halo@contoh.id")
WHY = Words("The recording is too short; record a minute.", "Rekaman terlalu pendek; rekam satu menit.")
LONG = "Dr. Raden Mas Panji Koesoemodiningrat Soerjohadikoesoemo" * 4


@pytest.fixture
def report(tmp_path: Path) -> Report:
    picture = tmp_path / "cloth.png"
    Image.new("RGB", (300, 200), (90, 50, 20)).save(picture)
    file = ReportFile("output/pa/card.pdf", "card", 1_234_567, "ab" * 32)
    number = ReportNumber(Words("pitch of alpha", "nada alfa"), 9.62, "Hz", 41.0)
    rows = (
        ReportRow("pa", "Su", State.MADE, NOTHING, "kawung", "sogan-yogya", "id", "Sekar", "Pagi", "", True, picture,
                  (file,), (number,), 3.0),
        ReportRow("pb", LONG, State.MADE, NOTHING, "no-such-motif", "kelengan", "", shows=True),
        ReportRow("pc", "", State.MADE, NOTHING, "tambal", "kelengan", "en", shows=False, picture=picture),
        ReportRow("pd", "Ana <b>", State.FAILED, WHY, "lereng", "kelengan", "en", shows=True),
        ReportRow("", "", State.MADE, NOTHING, "tambal", "kelengan", "", shows=True, picture=picture),
    )  # fmt: skip
    return Report(BRAND, Audience.ARCHIVE, rows, {"card": Words("Card", "Kartu")}, "1.0", "2026-11-29", "id")


class _Page(HTMLParser):
    """Note tags with their attributes, and whether what was opened was closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(report: Report, folder: Path) -> tuple[str, _Page]:
    path = folder / "report.html"
    write_html(report, path, "..")
    said = path.read_text(encoding="utf-8")
    page = _Page()
    page.feed(said)
    assert page.open == []
    return said, page


def test_the_page_asks_nothing_of_a_network_and_every_picture_is_within(report: Report, tmp_path: Path) -> None:
    said, page = page_of(report, tmp_path)
    assert "default-src 'none'" in said
    assert not re.search(r"https?:|//[a-z]|url\(|@import", re.sub(r"base64,[^\"]*", "", said))
    images = [held for tag, held in page.tags if tag == "img"]
    assert len(images) == 3
    assert all((held["src"] or "").startswith("data:image/webp;base64,") and held["alt"] for held in images)
    links = [held["href"] for tag, held in page.tags if tag == "a"]
    assert links == ["#cards", "../output/pa/card.pdf"]


def test_the_archive_reads_names_numbers_reasons_and_hashes_in_both_languages(report: Report, tmp_path: Path) -> None:
    said, page = page_of(report, tmp_path)
    for told in ("Gelombang &lt;Jakarta&gt;", "Ana &lt;b&gt;", WHY.en, WHY.id, "9,62 Hz", "9.62 Hz", "ab" * 32):
        assert told in said
    assert "29 November 2026" in said
    assert [held["data-filter"] for tag, held in page.tags if tag == "select"] == ["motif", "process", "lang", "state"]


def test_a_client_sees_only_what_was_made_and_may_be_shown(report: Report, tmp_path: Path) -> None:
    said, page = page_of(replace(report, audience=Audience.CLIENT), tmp_path)
    assert sum(tag == "li" and "card" in (held.get("class") or "") for tag, held in page.tags) == 3
    for hidden in ("pc", WHY.en, "9,62", "ab" * 32, "Ana", 'href="../'):
        assert hidden not in re.sub(r"<script>.*?</script>|<style>.*?</style>|base64,[^\"]*", "", said, flags=re.S)


def test_the_pdf_holds_real_text_in_its_language_and_never_fails_for_a_name(report: Report, tmp_path: Path) -> None:
    odd = replace(report.rows[0], name="名 Ñandú")
    for lang, told in (("id", f"gagal: {WHY.id}"), ("en", f"failed: {WHY.en}")):
        path = tmp_path / f"{lang}.pdf"
        write_pdf(replace(report, lang=lang, rows=(*report.rows, odd) * 8), path)
        pages = pypdfium2.PdfDocument(path)
        said = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).replace("\ufffe", "").split())
        assert len(pages) > 2
        assert told in said
        assert "? Ñandú" in said
        assert " ".join(BRAND.disclaimer.say(lang).split()[:5]) in said


def test_the_same_report_is_the_same_bytes(report: Report, tmp_path: Path) -> None:
    for write, name in ((write_html, "a.html"), (write_pdf, "a.pdf")):
        write(report, tmp_path / name)
        first = (tmp_path / name).read_bytes()
        write(report, tmp_path / name)
        assert (tmp_path / name).read_bytes() == first


def test_pictures_are_smaller_the_more_there_are_and_days_are_said_in_words() -> None:
    assert [side_for(count) for count in (1, 200, 1000, 5000, 100_000)] == [480, 320, 200, 120, 72]
    assert day("2026-08-01", "id") == "1 Agustus 2026"
    assert day("2026-08-01", "en") == "1 August 2026"


def test_a_browser_without_network_filters_and_switches_language(report: Report, tmp_path: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next((p for p in (Path("/usr/bin/chromium"), Path("/usr/bin/chromium-browser")) if p.exists()), None)
    if chromium is None:
        pytest.skip("there is no Chromium in /usr/bin; apt-get install chromium")
    page_of(report, tmp_path)
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        page = browser.new_context(offline=True, viewport={"width": 390, "height": 844}).new_page()
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto((tmp_path / "report.html").as_uri())
        assert page.inner_text("#shown") == "5 dari 5 ditampilkan"
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.click("button[data-say=en]")
        assert page.inner_text("#shown") == "5 of 5 shown"
        assert WHY.en in page.inner_text("main")
        assert WHY.id not in page.inner_text("main")
        page.select_option("select[data-filter=state]", "failed")
        assert page.inner_text("#shown") == "1 of 5 shown"
        page.fill("#words", "nobody")
        assert page.is_visible("#nothing")
        assert wrong == []
        assert all(url.startswith(("file:", "data:")) for url in asked)
        browser.close()
