"""A form of consent on a screen: its own words, a question for each line, and nothing that a pen would need."""

import pytest
from booths import ALL

from batik_gen.booth.asking.form import form_of
from batik_gen.booth.keeping.keeper import Nowhere
from batik_gen.campaign.consent.templates import write_forms
from batik_gen.campaign.values.consent import Signer
from batik_gen.deliverables.values.brand import Brand
from batik_gen.values.errors import BadSettings
from batik_gen.values.words import Words


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    write_forms(folder, Brand("A fair", "", (), (), Words("", ""), "us@example.org"))
    return lambda name, lang: form_of((folder / "consent" / f"{name}.{lang}.md").read_bytes(), name, lang)


@pytest.mark.parametrize("lang", ["en", "id"])
def test_every_purpose_of_the_campaigns_form_is_a_question(shipped, lang):
    form = shipped("consent", lang)
    assert tuple(question.key for question in form.questions) == ALL
    assert all(question.text and "[" not in question.text for question in form.questions)
    assert form.blocks[1].kind == "title"
    assert form.is_unfinished
    told = " ".join(block.text for block in form.blocks)
    assert "A fair" in told
    for of_paper in ("Signature", "Tanda tangan", "[ ]", "|"):
        assert of_paper not in told


@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_child_is_asked_first(shipped, lang):
    assert tuple(question.key for question in shipped("child", lang).questions) == ("assent", *ALL)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("by", list(Signer))
def test_the_booths_own_text_promises_what_it_does_and_asks_once(by, lang):
    form = Nowhere("A fair", (60.0, 60.0)).form(by, lang)
    assert [question.key for question in form.questions if question.key != "assent"] == ["make"]
    assert not form.is_unfinished
    assert form.blocks[-1].kind != "head"


def test_a_form_without_the_first_question_is_refused():
    with pytest.raises(BadSettings, match=r"\*\*make\*\*"):
        form_of(b"# May we?\n\nYes [ ] no [ ]\n", "consent", "en")
