"""What is looked for, and what an audience has a right to although a secret holds it, too."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from briefgen.audience.profile import Allegations
from briefgen.brief import AuthorText
from briefgen.build.variant import BuiltFile
from briefgen.checks.leaks import check_leaks, secrets_of
from briefgen.labels import Label
from briefgen.report.annotations import Annotation
from briefgen.report.model import Kind, Passage, Place, Report
from briefgen.sections.compose import compose
from briefgen.style.brand import Brand
from briefgen.style.house_style import HouseStyle
from briefgen.style.logos.logo import Drawing, Logo
from briefgen.tailoring.tailor import tailor
from tests.making import ALLEGATION, FEES, annotated, make_brief, make_profile, make_report, with_passage

SECRET = "Captain Ruk Tamm of the Zedland Ice Board hid 37 vessels and 4,712 crates in Quell."
PARTS = {"Fees and income": FEES, "Hidden Ice of the North": ["The register lists 212 vessels.", SECRET]}
NEVER = ("hidden-ice.2",)


@dataclass(frozen=True)
class Said:
    """What the gate says of a page."""

    messages: list[str]
    hints: list[str]


def said(words: str, *, report: Report | None = None, never: tuple[str, ...] = NEVER, **settings: object) -> Said:
    """Return what the gate says of a page with these words, for an audience that may not see what is in `never`."""
    report = report or make_report(PARTS)
    profile = make_profile("title", "summary", "findings", "source", never=never, allegations=Allegations.SHOW)
    brief = make_brief(report, profile, **settings)
    selection = tailor(report, profile, texts=brief.texts)
    secrets = secrets_of(selection, compose(selection, brief), brief)
    page = f"<!DOCTYPE html><html><body><p>{words}</p></body></html>"
    found = check_leaks(secrets, [BuiltFile("partners.html", "html", page.encode())], brief.name)
    return Said([d.message for d in found], [d.hint for d in found])


def leaks(words: str, **settings: object) -> list[str]:
    return said(words, **settings).messages  # type: ignore[arg-type]


FOUND = ["withheld from `partners`, but in partners.html: `hidden-ice.2`"]


@pytest.mark.parametrize(
    "words",
    [
        SECRET,
        "of the Zedland Ice Board hid",
        "Ruk Tamm",
        "RUK TAMM",
        "Zedland Ice Board",
        "4712",
        "some 37 vessels",
        "They hid it in Quell today",
        "it was hidden-ice.2",
    ],
)
def test_runs_names_numbers_and_ids_of_what_is_withheld_are_found(words: str) -> None:
    assert leaks(words) == FOUND


@pytest.mark.parametrize(
    "words",
    ["The captain hid some of it", "Zedland", "37", "212", "to quell it", "Fees fell by a tenth", "Partners’ board"],
)
def test_common_words_and_what_is_shown_are_no_leak(words: str) -> None:
    assert leaks(words) == []


def test_a_leak_says_its_kind_its_place_and_its_words() -> None:
    assert said("Ask Ruk Tamm").hints == ["a name of it stands in text: “Ruk Tamm”"]
    assert said("See 4712").hints == ["a number of it stands in text: “4,712”"]


def test_what_is_only_cut_for_length_is_no_secret() -> None:
    report = make_report(PARTS)
    profile = make_profile("title", "source", never=NEVER)
    brief = make_brief(report, profile)
    selection = tailor(report, profile)
    secrets = secrets_of(selection, compose(selection, brief), brief)
    page = BuiltFile("a.html", "html", f"<html><p>{FEES[1]}</p></html>".encode())
    assert check_leaks(secrets, [page], "quays") == ()


def test_what_a_shown_passage_repeats_is_no_secret() -> None:
    report = make_report(PARTS, lead=["Ruk Tamm and the Zedland Ice Board know of 4,712 crates and 37 vessels."])
    for words in ("Ruk Tamm", "Zedland Ice Board", "4712", "37 vessels"):
        assert leaks(words, report=report) == []
    assert leaks(SECRET, report=report) == FOUND


def test_what_only_the_author_repeats_is_a_leak() -> None:
    passage = Passage("text.all.note", Kind.AUTHOR, "Ruk Tamm knows the way.", Place())
    text = AuthorText(passage, "note")
    assert leaks("Ruk Tamm knows the way.", texts=(text,)) == FOUND


def test_what_the_publisher_prints_of_itself_is_no_secret() -> None:
    assert leaks("Zedland Ice Board", publisher="Zedland Ice Board") == []
    letterhead = HouseStyle("house.dotx", b"", ("Zedland Ice Board, 1 Harbour Street",))
    assert leaks("Zedland Ice Board", house_style=letterhead) == []


def test_what_a_logo_says_is_no_secret_unless_it_is_a_sentence_of_the_report() -> None:
    def says(words: str) -> Brand:
        return Brand("a", logo=Logo(Drawing(100.0, ()), words))

    assert leaks("Zedland Ice Board", brand=says("The quay of the Zedland Ice Board")) == []
    assert leaks(SECRET, brand=says(SECRET)) == FOUND


@pytest.mark.parametrize(
    "header", [SECRET, "hid 37 vessels and 4,712 crates", "1 Quay. The Zedland Ice Board hid 37 vessels"]
)
def test_a_letterhead_excuses_no_sentence_and_no_run_of_its_words(header: str) -> None:
    assert leaks(header, house_style=HouseStyle("house.dotx", b"", (header,))) == FOUND


def test_a_letterhead_excuses_a_source_that_is_nothing_but_the_name_in_it() -> None:
    report = with_passage(make_report(PARTS), "hidden-ice.2", source="Quell Harbour Office")
    assert leaks("Quell Harbour Office", report=report) == FOUND
    letterhead = HouseStyle("house.dotx", b"", ("Quell Harbour Office, 1 Quay",))
    assert leaks("Quell Harbour Office", report=report, house_style=letterhead) == []


def test_the_heading_of_a_part_of_which_nothing_is_left_is_a_secret() -> None:
    heading = "withheld from `partners`, but in partners.html: `hidden-ice`"
    assert heading in leaks("Hidden Ice of the North", never=("hidden-ice.1", "hidden-ice.2"))
    assert leaks("Hidden Ice of the North") == []


def test_notes_are_secrets_for_everybody() -> None:
    notes = {"fees-income.1": "ask the cook of the third boat before spring"}
    (found,) = leaks("we ask the cook of the third boat", notes=notes)
    assert found.endswith("`note of fees-income.1`")


def test_who_wrote_the_report_is_a_secret_where_it_may_not_be_told() -> None:
    metadata = {"author": "Dr. Emm Example", "publisher": "Institute of Quell", "date": "14 October 2031"}
    report = annotated(
        make_report(PARTS, label=Label.AMBER_STRICT, metadata=metadata),
        {p.id: Annotation(label=Label.CLEAR) for p in make_report(PARTS).findings},
    )
    for name, value in metadata.items():
        assert any(f"`report.{name}`" in message for message in leaks(value, report=report)), name
    open_report = make_report(PARTS, metadata=metadata)
    assert leaks(" ".join(metadata.values()), report=open_report) == []


def test_texts_for_others_are_secrets_unless_this_audience_is_told_the_same() -> None:
    words = "the new quay can open before summer"
    other = AuthorText(Passage("text.press.note", Kind.AUTHOR, words, Place()), "note", "press")
    (found,) = leaks(words, texts=(other,))
    assert found.endswith("`text.press.note`")
    own = AuthorText(Passage("text.partners.summary", Kind.AUTHOR, words, Place()), "summary", "partners")
    assert leaks(words, texts=(other, own)) == []


def test_a_name_in_what_is_shown_counts_in_whatever_case_it_has_there() -> None:
    report = make_report(PARTS, lead=["QUELL - The harbours earn a fifth of the income of Zedland."])
    assert leaks("They live in Quell now", report=report) == []


def test_a_source_that_the_report_names_is_withheld_with_its_finding() -> None:
    report = make_report({"Customs": [ALLEGATION, *FEES]})
    report = with_passage(report, "customs.1", source="Complaint of the Quell Boat Union")
    (found,) = leaks("Quell Boat Union", report=report, never=("customs.1",))
    assert found.endswith("`customs.1`")


def test_an_id_within_another_word_is_no_leak() -> None:
    for words in ("hidden-ice.21", "xhidden-ice.2", "hidden-ice.2-b"):
        assert leaks(f"see {words}") == [], words


def test_what_the_author_says_of_something_withheld_is_withheld_too() -> None:
    words = "the third pier opens before the frost"
    passage = Passage("text.all.summary", Kind.AUTHOR, words, Place())
    text = AuthorText(passage, "summary", cites=NEVER)
    assert "withheld from `partners`, but in partners.html: `text.all.summary`" in leaks(words, texts=(text,))


def test_a_file_that_cannot_be_opened_is_told_beside_one_that_leaks() -> None:
    report = make_report(PARTS)
    profile = make_profile("title", "summary", "findings", never=NEVER)
    brief = make_brief(report, profile)
    selection = tailor(report, profile)
    secrets = secrets_of(selection, compose(selection, brief), brief)
    files = [BuiltFile("a.pdf", "pdf", b""), BuiltFile("a.html", "html", f"<html><p>{SECRET}</p></html>".encode())]
    first, second = check_leaks(secrets, files, brief.name)
    assert "`a.pdf` cannot be opened again" in first.message
    assert "but in a.html" in second.message


def test_a_word_that_a_program_reads_in_one_file_is_still_read_by_people_in_another() -> None:
    report = make_report(PARTS)
    profile = make_profile("title", "summary", "findings", never=NEVER)
    brief = make_brief(report, profile)
    selection = tailor(report, profile)
    secrets = secrets_of(selection, compose(selection, brief), brief)
    pages = ("<html><head><style>Quell</style></head><p>x</p></html>", "<html><p title='Quell'>x</p></html>")
    files = [BuiltFile(f"{n}.html", "html", page.encode()) for n, page in enumerate(pages)]
    (told,) = check_leaks(secrets, files, brief.name)
    assert "but in 1.html" in told.message
