"""A person who takes back their consent is forgotten, and a search shows it."""

import base64
import gzip
import hashlib
import struct
import zipfile
import zlib

import pytest
from campaign_makers import output
from campaigns import TODAY

from batik_gen.campaign.keeping.forget import forget, prove, write_receipt
from batik_gen.campaign.keeping.searching import Hit, Needle, search
from batik_gen.campaign.running.manifest import opened
from batik_gen.campaign.running.places import manifest_of

GONE = "K7P3QX02"


@pytest.fixture
def forgotten(campaign, go):
    """Forget one of four people, who is in the group too; return the folder, files and table before, what was told."""
    go(campaign)
    (campaign / "logs").mkdir()
    (campaign / "logs" / "run.log").write_text(f"{GONE}: no card\nK7P3QX01: no card\n")
    before = output(campaign)
    table = (campaign / "participants.csv").read_bytes()
    with opened(manifest_of(campaign)) as manifest:
        told = forget(campaign, GONE, manifest)
    assert b"K7P3QX02" not in b"".join(output(campaign).values())
    go(campaign, groups_only=True)
    return campaign, before, table, told


def test_no_byte_of_the_folder_holds_them_any_more(forgotten):
    folder, _, _, told = forgotten
    assert {needle.what for needle in told.needles} == {"id", "name", "file", "hash"}
    looked, hits = prove(folder, told.needles)
    assert hits == ()
    assert looked > 20


def test_everybody_elses_files_stay_as_they_were_but_those_of_groups(forgotten):
    folder, before, _, _ = forgotten
    after = output(folder)
    assert set(after) == {name for name in before if GONE not in name}
    assert {name.split("/")[0] for name in after if after[name] != before[name]} == {"all"}
    assert b"K7P3QX01" in after["all/all-en.png"]


def test_the_other_rows_of_the_table_keep_every_byte(forgotten):
    folder, _, table, _ = forgotten
    lines = table.splitlines(keepends=True)
    assert (folder / "participants.csv").read_bytes() == b"".join(line for line in lines if GONE.encode() not in line)
    assert (folder / "participants.csv").stat().st_mode & 0o777 == 0o600


def test_their_recording_is_deleted_and_no_other(forgotten):
    folder, _, _, _ = forgotten
    assert sorted(path.name for path in folder.glob("*.edf")) == ["rec-1.edf", "rec-3.edf", "rec-4.edf"]


def test_logs_keep_the_lines_of_others(forgotten):
    assert (forgotten[0] / "logs" / "run.log").read_text() == "K7P3QX01: no card\n"


def test_the_receipt_tells_nothing_of_the_person(forgotten):
    folder, _, _, told = forgotten
    receipt = write_receipt(folder, {"files": told.files, "groups": 2, "looked": 30}, TODAY, "id")
    said = receipt.read_text(encoding="utf-8")
    assert TODAY in said
    assert not any(needle.text in said for needle in told.needles)
    assert write_receipt(folder, {"files": 1, "groups": 0, "looked": 1}, TODAY, "en") != receipt


def test_forgetting_once_more_finds_nothing_to_do(forgotten):
    folder = forgotten[0]
    with opened(manifest_of(folder)) as manifest:
        again = forget(folder, GONE, manifest)
    assert not again.known
    assert again.needles == (Needle("id", GONE),)


def test_a_recording_that_another_row_names_stays(campaign, go):
    table = campaign / "participants.csv"
    table.write_bytes(table.read_bytes().replace(b"rec-1.edf", b"rec-2.edf"))
    go(campaign)
    with opened(manifest_of(campaign)) as manifest:
        told = forget(campaign, GONE, manifest)
    assert (campaign / "rec-2.edf").is_file()
    assert "file" not in {needle.what for needle in told.needles}


def test_what_a_killed_run_left_of_them_is_deleted_too(campaign, go):
    go(campaign)
    stray = campaign / "output" / "card" / f"{GONE}-xx.png"
    stray.write_bytes(b"placed, and not written down")
    portrait = campaign / "work" / "portraits" / f"{'ab' * 32}.json"
    portrait.write_text("{}")
    begun = campaign / "output" / "card" / ".batik-gen-unfinished-0a1b2c3d"
    begun.mkdir()
    with opened(manifest_of(campaign)) as manifest:
        forget(campaign, GONE, manifest)
    assert not stray.exists()
    assert not portrait.exists()
    assert not begun.exists()
    assert len(list(portrait.parent.iterdir())) == 1


def test_forgetting_that_was_interrupted_is_finished_by_forgetting_once_more(campaign, go, monkeypatch):
    from batik_gen.campaign.keeping import forget as module

    go(campaign)

    def interrupt(*words, **more):
        raise KeyboardInterrupt

    with opened(manifest_of(campaign)) as manifest:
        with monkeypatch.context() as broken:
            broken.setattr(module, "take_rows", interrupt)
            with pytest.raises(KeyboardInterrupt):
                forget(campaign, GONE, manifest)
        told = forget(campaign, GONE, manifest)
    assert told.known
    assert {needle.what for needle in told.needles} == {"id", "name", "file"}
    go(campaign, groups_only=True)
    assert prove(campaign, told.needles)[1] == ()


def test_somebody_whose_id_begins_with_theirs_keeps_everything(campaign, go):
    other = f"{GONE}-id"
    table = campaign / "participants.csv"
    table.write_bytes(table.read_bytes().replace(b"K7P3QX01", other.encode()))
    go(campaign)
    (campaign / "run.log").write_text(f"{GONE}: no card\n{other}: no card\n")
    kept = {
        name: each for name, each in output(campaign).items() if name.startswith((f"square/{other}.", f"card/{other}-"))
    }
    assert len(kept) == 6
    with opened(manifest_of(campaign)) as manifest:
        told = forget(campaign, GONE, manifest)
    assert output(campaign) == kept
    assert (campaign / "run.log").read_text() == f"{other}: no card\n"
    assert prove(campaign, told.needles)[1] == ()


def png(chunk, data):
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(each)) + kind + each + bytes(4) for kind, each in ((b"IHDR", bytes(13)), (chunk, data))
    )


def pdf(stream):
    return b"%PDF-1.4\n1 0 obj\n<< >>\nstream\n" + stream + b"\nendstream\nendobj\n"


NAME = "Siti Aminah"
HIDDEN = {
    "plain.txt": NAME.encode(),
    "wide.txt": NAME.encode("utf-16"),
    "packed.txt.gz": gzip.compress(b"for " + NAME.encode()),
    "ztxt.png": png(b"zTXt", b"Note\0\0" + zlib.compress(NAME.encode("latin-1"))),
    "itxt.png": png(b"iTXt", b"Note\0\1\0\0\0" + zlib.compress(NAME.encode())),
    "page.pdf": pdf(zlib.compress(b"BT (" + NAME.encode() + b") Tj ET")),
    "letters.pdf": pdf(base64.a85encode(zlib.compress(NAME.encode())) + b"~>"),
    "report.html": b'<img src="data:image/png;base64,'
    + base64.b64encode(png(b"zTXt", b"Note\0\0" + zlib.compress(NAME.encode() + bytes(99))))
    + b'">',
}


@pytest.mark.parametrize("name", [*HIDDEN, "in.zip"])
def test_the_search_finds_a_name_wherever_it_is_packed(tmp_path, name):
    if name == "in.zip":
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inside.pdf", HIDDEN["page.pdf"])
    else:
        (tmp_path / name).write_bytes(HIDDEN[name])
    found = [hit for hit in search(tmp_path, [Needle("name", NAME)]) if isinstance(hit, Hit)]
    assert [(hit.file.name, hit.what) for hit in found] == [(name, "name")]


def test_a_short_name_is_no_part_of_another_word(tmp_path):
    (tmp_path / "a.txt").write_text("a banana and Susan")
    (tmp_path / "b.bin").write_bytes(bytes(range(32)) + b" Ana " + bytes(range(255, 128, -1)))
    needles = [Needle("name", "Ana"), Needle("name", "Su")]
    assert not [hit for hit in search(tmp_path, needles) if isinstance(hit, Hit)]


def test_a_short_name_is_not_found_by_chance_in_the_letters_of_a_picture(tmp_path):
    letters = base64.b64encode(b"\xff\xd8" + b"".join(bytes([n % 251, 7 * n % 253]) for n in range(4000))).decode()
    pictured = f'<p>Ani</p><img src="data:image/jpeg;base64,{letters[:400]}+Su/{letters[404:]}">'
    (tmp_path / "report.html").write_text(pictured)
    assert [each for each in search(tmp_path, [Needle("name", "Su")]) if isinstance(each, Hit)] == []
    assert [each.what for each in search(tmp_path, [Needle("name", "Ani")]) if isinstance(each, Hit)] == ["name"]


@pytest.mark.parametrize("ordinary", [False, True])
def test_somebody_named_after_a_flower_can_be_forgotten(campaign, go, ordinary):
    """Her name stands in what is told of flowers: that is said, and is no failure."""
    name = "Melati" if ordinary else "Xuqo Wreni"
    table = campaign / "participants.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    at = rows[0].rstrip().split(",").index("name")
    own = next(number for number, row in enumerate(rows) if GONE in row)
    cells = rows[own].split(",")
    cells[at] = name
    rows[own] = ",".join(cells)
    table.write_text("".join(rows), encoding="utf-8")
    go(campaign)
    with opened(manifest_of(campaign)) as manifest:
        told = forget(campaign, GONE, manifest)
    assert [needle.ordinary for needle in told.needles if needle.what == "name"] == [ordinary]
    (campaign / "about.txt").write_text(f"A row of {name.lower()}.")
    _, hits = prove(campaign, told.needles)
    assert {hit.ordinary for hit in hits} == {ordinary}


def test_the_name_of_somebody_else_that_holds_theirs_is_no_hit(tmp_path):
    needle = Needle("name", "Budi Santoso", ("Budi Santoso 2", "Ni Budi Santoso"))
    (tmp_path / "a.txt").write_text("Budi Santoso 2; Ni Budi Santoso, Budi Santoso Junior")
    assert [hit.what for hit in search(tmp_path, [needle]) if isinstance(hit, Hit)] == ["name"]
    (tmp_path / "a.txt").write_text("Budi Santoso 2; Ni Budi Santoso")
    assert not [hit for hit in search(tmp_path, [needle]) if isinstance(hit, Hit)]
    (tmp_path / "a.txt").write_text("rec-21.edf, rec-1.edf.gz")
    assert not [hit for hit in search(tmp_path, [Needle("file", "1.edf", ("rec-1.edf.gz",))]) if isinstance(hit, Hit)]


@pytest.mark.parametrize("spelled", [str, str.upper, lambda sha256: "ab" + sha256 + "cd", bytes.fromhex])
def test_a_hash_is_found_in_letters_small_or_large_in_a_longer_run_and_as_bytes(tmp_path, spelled):
    sha256 = hashlib.sha256(b"somebody").hexdigest()
    told = spelled(sha256)
    (tmp_path / "a.bin").write_bytes(b"\0" + (told.encode() if isinstance(told, str) else told) + b"\0")
    assert [hit.what for hit in search(tmp_path, [Needle("hash", sha256)]) if isinstance(hit, Hit)] == ["hash"]
    other = Needle("hash", hashlib.sha256(b"another").hexdigest())
    assert not [hit for hit in search(tmp_path, [other]) if isinstance(hit, Hit)]
