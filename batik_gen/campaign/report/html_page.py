"""The report as one HTML file: pictures and all within, nothing asked of a network, both languages with a switch."""

import base64
from collections.abc import Iterable
from functools import partial
from html import escape
from pathlib import Path
from string import Template
from typing import IO
from urllib.parse import quote

from batik_gen.campaign.report.telling import Sayer, as_seen, counts, process_of
from batik_gen.campaign.report.thumbnails import side_for, thumbnail, webp_of
from batik_gen.campaign.values.report import Audience, Report, ReportFile, ReportNumber, ReportRow
from batik_gen.deliverables.texts.table import LANGS, number
from batik_gen.values.files import write_whole
from batik_gen.values.words import Words

_PAGE = Path(__file__).parent / "page"
_MEGABYTES = 100_000
"""From so many bytes on a size is told in megabytes."""
_FILTERS = ("motif", "process", "lang", "state")


def write_html(report: Report, path: Path, home: str = ".") -> None:
    """Write the report as HTML, card by card, so that thousands of pictures need no memory.

    Parameters
    ----------
    report
        What is told.
    path
        Where to.
    home
        The way from the page's folder to the campaign's, by which the archive's page leads to files. A client's
        leads nowhere: it is handed on by itself.

    Raises
    ------
    CannotWrite
        If it cannot be written.
    """
    write_whole(path, partial(_write, as_seen(report), home))


def _write(report: Report, home: str, file: IO[bytes]) -> None:
    sayer = Sayer(report)
    head, foot = _frame(report, sayer)
    side = side_for(sum(row.picture is not None for row in report.rows))
    file.write(head.encode())
    for row in report.rows:
        file.write(_card(report, sayer, row, side, home).encode())
    file.write(foot.encode())


def _frame(report: Report, sayer: Sayer) -> tuple[str, str]:
    """Return what stands before the cards and after them."""
    said = {
        "lang": report.lang,
        "title": escape(sayer.both("title", campaign=report.brand.campaign).say(report.lang)),
        "style": (_PAGE / "style.css").read_text(encoding="utf-8"),
        "script": (_PAGE / "script.js").read_text(encoding="utf-8"),
        "skip": _both(sayer.both("skip")),
        "heading": escape(report.brand.campaign),
        "about": "".join(f"<p>{_both(said)}</p>" for said in sayer.about()),
        "counts": _counts(report, sayer),
        "filter": _both(sayer.both("filter")),
        "search": _both(sayer.both("search")),
        "selects": "".join(_select(report, sayer, name) for name in _FILTERS),
        "shown": _data("shown", sayer.both("people", count="{count}", all="{all}")),
        "nothing": _both(sayer.both("nothing")),
        "foot": "".join(f"<p>{_both(said)}</p>" for said in sayer.foot()),
        "cards": "\0",
    }
    head, _, foot = Template((_PAGE / "page.html").read_text(encoding="utf-8")).substitute(said).partition("\0")
    return head, foot


def _counts(report: Report, sayer: Sayer) -> str:
    if report.audience is Audience.CLIENT:
        return ""
    parts = [
        f'<li class="{state.value}"><b>{count}</b> {_both(sayer.both(f"state_{state.value}"))}</li>'
        for state, count in counts(report.rows).items()
    ]
    return f'<ul class="counts">{"".join(parts)}</ul>'


def _select(report: Report, sayer: Sayer, name: str) -> str:
    """Return a filter with what occurs, or nothing where there is no choice."""
    options = dict(sorted({_value(row, name): _label(sayer, row, name) for row in report.rows}.items()))
    if len(options) < 2:
        return ""
    every = f'<option value=""{_said(sayer.both("all"))}>{escape(sayer.both("all").say(report.lang))}</option>'
    told = "".join(
        f'<option value="{escape(value)}"{_said(label)}>{escape(label.say(report.lang))}</option>'
        for value, label in options.items()
    )
    return f'<label>{_both(sayer.both(name))}<select data-filter="{name}">{every}{told}</select></label>'


def _value(row: ReportRow, name: str) -> str:
    return row.state.value if name == "state" else str(getattr(row, name))


def _label(sayer: Sayer, row: ReportRow, name: str) -> Words:
    if name == "lang":
        return sayer.both(f"lang_{row.lang}" if row.lang else "both")
    return {"motif": sayer.motif, "process": process_of, "state": sayer.state}[name](row)


def _card(report: Report, sayer: Sayer, row: ReportRow, side: int, home: str) -> str:
    """Return one person's card, or that of a group cloth."""
    filters = "".join(f' data-{name}="{escape(_value(row, name))}"' for name in _FILTERS)
    words = escape(" ".join((row.id, row.name, row.motif_name, row.title)).lower())
    said = [_picture(sayer, row, side), f"<h2>{_both(sayer.heading(row))}</h2>"]
    if row.title and row.motif_name:
        said.append(f'<p class="title">{escape(row.title)}</p>')
    id_ = f' <span class="id">{escape(row.id)}</span>' if row.name and row.id else ""
    said.append(f'<p class="whose">{_both(sayer.whose(row))}{id_}</p>')
    if sayer.kind(row).en:
        said.append(f'<p class="kind">{_both(sayer.kind(row))}</p>')
    if row.credit:
        said.append(f'<p class="kind">{_both(sayer.both("credit", credit=row.credit))}</p>')
    if report.audience is Audience.ARCHIVE:
        reason = f": {_both(row.reason)}" if row.reason.en else ""
        said.append(f'<p class="state {row.state.value}"><b>{_both(sayer.state(row))}</b>{reason}</p>')
    if row.numbers:
        said.append(_details(sayer.both("numbers"), (_number(sayer, one) for one in row.numbers)))
    if row.files:
        files = (_file(report, one, home) for one in row.files)
        said.append(_details(sayer.both("files", count=len(row.files)), files))
    return f'<li class="card"{filters} data-words="{words}">{"".join(said)}</li>\n'


def _picture(sayer: Sayer, row: ReportRow, side: int) -> str:
    if row.picture is None:
        return f'<div class="none" aria-hidden="true">{_both(sayer.state(row))}</div>'
    data = base64.b64encode(webp_of(thumbnail(row.picture, side))).decode()
    alt = sayer.both("picture", motif=sayer.motif(row), name=sayer.whose(row))
    return (
        f'<img width="{side}" height="{side}" decoding="async" alt="{escape(alt.say(sayer.report.lang))}"'
        f'{_said(alt)} src="data:image/webp;base64,{data}">'
    )


def _details(heading: Words, items: Iterable[str]) -> str:
    return f"<details><summary>{_both(heading)}</summary><ul>{''.join(items)}</ul></details>"


def _number(sayer: Sayer, one: ReportNumber) -> str:
    value = _both(Words(*(f"{number(one.value, lang, 2)} {one.unit}".strip() for lang in LANGS)))
    place = "" if one.percentile is None else f", {_both(sayer.both('place', place=round(one.percentile)))}"
    return f"<li>{_both(one.names)}: {value}{place}</li>"


def _file(report: Report, one: ReportFile, home: str) -> str:
    names = report.deliverables.get(one.deliverable, Words(one.deliverable, one.deliverable))
    shown, unit = (one.size / 1e6, "MB") if one.size > _MEGABYTES else (one.size / 1e3, "KB")
    size = _both(Words(*(f"{number(shown, lang)} {unit}" for lang in LANGS)))
    name = escape(Path(one.path).name)
    if report.audience is Audience.CLIENT:
        return f"<li>{_both(names)}: {name}, {size}</li>"
    link = f'<a href="{escape(quote(f"{home}/{one.path}"))}">{name}</a>'
    return f'<li>{_both(names)}: {link}, {size}<br><code title="SHA-256">{escape(one.sha256)}</code></li>'


def _both(said: Words) -> str:
    """Return a text in both languages, of which the page shows one."""
    if said.en == said.id:
        return escape(said.en)
    return f'<span class="t" lang="en">{escape(said.en)}</span><span class="t" lang="id">{escape(said.id)}</span>'


def _said(said: Words) -> str:
    """Return both languages as attributes, for what can hold no markup."""
    return f' data-en="{escape(said.en)}" data-id="{escape(said.id)}"'


def _data(name: str, said: Words) -> str:
    return f'<p id="{name}" role="status" aria-live="polite"{_said(said)}></p>'
