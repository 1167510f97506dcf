"""``batik-gen campaign`` as a team uses it: words in; exit code, sentences and files out."""

import shutil

import pytest
from campaign_makers import maker_of, output
from campaigns import KNOWN, person, plan_toml, write_campaign
from cli_short import SHORT

from batik_gen.cli.app import run


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Things that are made in a moment, instead of those of the package."""
    from batik_gen.deliverables import table as deliverables
    from batik_gen.deliverables.makers import table as makers

    monkeypatch.setattr(deliverables, "deliverables", lambda: KNOWN)
    monkeypatch.setattr(makers, "maker_of", maker_of)


@pytest.fixture
def campaign(tmp_path):
    """Two people who allow all, one who signed nothing."""
    folder = tmp_path / "campaign"
    folder.mkdir()
    for number, sample in enumerate(("person-one-calm", "person-two-calm", "person-one-restless"), 1):
        shutil.copy(SHORT / f"{sample}.edf", folder / f"rec-{number}.edf")
    rows = [
        person(1, until="2099-11-02"),
        person(2, until="2099-11-02", lang="id"),
        {"id": "K7P3QX03", "file": "rec-3.edf"},
    ]
    return write_campaign(folder, rows)


def test_a_folder_becomes_a_campaign_step_by_step(batik, campaign):
    for name in ("campaign.toml", "participants.csv"):
        (campaign / name).unlink()
    begun = batik("campaign", "init", campaign)
    assert begun.code == 0
    assert "Found 3 recordings (3 .edf)" in begun.out
    assert batik("campaign", "init", campaign).code == 1
    checked = batik("campaign", "check", campaign)
    assert checked.code == 2
    assert "campaign.name: the campaign has no name" in checked.out
    assert batik("campaign", "run", campaign).code == 2


def test_a_run_is_told_and_a_second_one_has_nothing_to_do(batik, campaign):
    assert "3 people, 3 things to make. 1 signed nothing" in batik("campaign", "check", campaign).out
    first = batik("campaign", "run", campaign, "--jobs", 1)
    assert first.code == 0
    assert "nobody signed" in first.out
    assert "Made 7 things, 0 failed." in first.out
    # Where no terminal can take a bar away again, lines tell the pace.
    assert "1 of 2, " in first.err
    assert "0:00 left" in first.err
    second = batik("campaign", "run", campaign, "--jobs", 1)
    assert "Of people nothing is due; 5 things are made already." in second.out
    assert "Next: batik-gen campaign verify" not in second.out


def test_messages_and_help_are_indonesian_where_that_is_asked(batik, campaign):
    assert "Pemakaian: batik-gen campaign" in batik("campaign", "--lang", "id", "--help").out
    helped = batik("campaign", "run", "--help", "--lang", "id").out
    assert "Membuat semua yang belum ada." in helped
    assert "Usage" not in helped
    made = batik("campaign", "run", campaign, "--lang=id", "--jobs", 1)
    assert "7 hal jadi, 0 gagal." in made.out
    assert "1 dari 2, " in made.err
    assert "jadi" in batik("campaign", "--lang", "id", "status", campaign).out


def test_a_dry_run_tells_what_how_long_and_how_much_and_makes_nothing(batik, campaign):
    told = batik("campaign", "run", campaign, "--dry-run").out
    assert "3 x card (card)" in told
    assert "In all 5 things of 2 people" in told
    assert "minutes with" in told
    assert "MB are free" in told
    assert output(campaign) == {}


def test_a_run_that_will_not_fit_on_the_disk_is_not_begun(batik, campaign):
    size = "size_cm = [500, 500]\ndpi = 1200\n"
    (campaign / "campaign.toml").write_text(plan_toml("print") + f"[change.print]\n{size}")
    ended = batik("campaign", "run", campaign, "--jobs", 1)
    assert ended.code == 1
    assert "will be made and" in ended.err
    assert output(campaign) == {}


def test_what_fails_is_told_by_id_and_in_the_log(batik, campaign, tmp_path):
    (campaign / "rec-1.edf").write_bytes(b"nothing of use")
    log = tmp_path / "run.log"
    ended = batik("campaign", "run", campaign, "--jobs", 1, "--quiet", "--log", log)
    assert ended.code == 1
    said = "K7P3QX01: no square, card-id, card-en: the recording cannot be read"
    assert said in ended.out
    assert "nobody signed" not in ended.out
    assert said in log.read_text()
    assert "rec-1" not in log.read_text()
    assert "Person" not in log.read_text()
    status = batik("campaign", "status", campaign)
    assert status.code == 1
    assert "Failed, 1 people: the recording cannot be read; as K7P3QX01" in status.out


def test_verify_export_and_forget(batik, campaign, tmp_path):
    batik("campaign", "run", campaign, "--jobs", 1)
    verified = batik("campaign", "verify", campaign, "--sample", 2)
    assert verified.code == 0
    assert "14 files are as they were made, 0 are not." in verified.out
    assert verified.out.count("every byte the same") == 2
    assert "Every file keeps to what its platform or printer takes." in verified.out
    assert batik("campaign", "export", campaign, "--to", tmp_path / "handed.zip").code == 0
    gone = batik("campaign", "forget", campaign, "K7P3QX02", "--yes", "--jobs", 1)
    assert gone.code == 0
    assert "found nothing" in gone.out
    assert "K7P3QX02" not in (campaign / "receipts" / "0001.txt").read_text()
    assert not any("K7P3QX02" in name for name in output(campaign))
    (campaign / "output" / "square" / "K7P3QX01.png").write_text("other")
    assert batik("campaign", "verify", campaign).code == 1


def test_before_anything_was_made_there_is_nothing_to_tell(batik, campaign):
    ended = batik("campaign", "status", campaign)
    assert ended.code == 2
    assert "nothing was made of the campaign" in ended.err


def test_a_wrong_command_is_told_with_the_one_most_like_it(batik):
    assert "did you mean verify" in batik("campaign", "verfy", "x").err
    assert "tidak ada perintah" in batik("campaign", "--lang", "id", "verfy", "x").err


def test_without_a_command_the_help_is_told(batik):
    ended = batik("campaign", "--lang", "id")
    assert ended.code == 0
    assert "Perintah:" in ended.out


def test_nobody_is_forgotten_in_a_folder_that_is_no_campaign(batik, tmp_path):
    ended = batik("campaign", "forget", tmp_path / "elsewhere", "K7P3QX02", "--yes")
    assert ended.code == 2
    assert "there is no folder elsewhere" in ended.err
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lang", "id", "check"), "dihentikan; tidak ada yang tertinggal"),
        (("check", "--lang=id"), "dihentikan; tidak ada yang tertinggal"),
        (("check",), "stopped; nothing half-made"),
    ],
)
def test_a_campaign_that_is_stopped_says_so_in_the_language_asked_for(campaign, monkeypatch, words, said):
    def struck(*given, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr("batik_gen.campaign.plan.plan_of.look_at", struck)
    with pytest.raises(KeyboardInterrupt, match=said):
        run(["campaign", *words, str(campaign)])
