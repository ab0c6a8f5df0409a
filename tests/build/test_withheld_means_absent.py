"""Withheld means absent from all bytes of all formats, shown means present: over every finding of the seed report, and
over a hundred settings drawn at random. What is in a file is told by the test's own simple reading of it.
"""

from __future__ import annotations

import io
import random
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import lxml.html
import pikepdf
import pypdfium2
import pytest

from briefgen.audience.profile import Allegations, Profile
from briefgen.brief import Brief, Marking
from briefgen.build.variant import BuiltVariant, build_variant
from briefgen.config.load import load_brief
from briefgen.errors import BriefError, GateError
from briefgen.labels import Label
from briefgen.report.annotations import Annotation, annotate
from briefgen.report.lock import Lock
from briefgen.report.model import Passage
from briefgen.tailoring.selection import Fate
from briefgen.tracing.trace import traced
from tests.conftest import AUDIENCES, BRIEFS, FORMATS
from tests.writers.pdf.tagged import read_aloud

LABELS = (Label.CLEAR, Label.GREEN, Label.AMBER)


@cache
def seed() -> Brief:
    return load_brief(BRIEFS / "cambodia-cyber-crime")


@cache
def zedland() -> Brief:
    return load_brief(BRIEFS / "zedland")


def profile(brief: Brief, name: str) -> Profile:
    return next(p for p in brief.audiences if p.name == name)


def letters(text: str) -> str:
    """Return the letters and digits of a text; a ligature is its letters."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def of_pdf(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    yield "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    yield "".join(said.text for said in read_aloud(data))  # what a page's end parts stands in one piece here
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield "".join(str(value) for value in pdf.docinfo.values())
        with pdf.open_outline() as outline:
            yield "".join(item.title for item in outline.root)


def of_docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name).decode("utf-8" if name.endswith((".xml", ".rels")) else "latin-1")
            yield part
            yield re.sub("<[^>]*>", "", part)


def of_html(data: bytes) -> Iterator[str]:
    page = data.decode("utf-8")
    yield page
    yield lxml.html.fromstring(page).text_content()


READERS = {"pdf": of_pdf, "docx": of_docx, "html": of_html}


def said(built: BuiltVariant) -> dict[str, str]:
    """Return the letters of each file of a variant, by format."""
    return {f.format: "|".join(letters(text) for text in READERS[f.format](f.data)) for f in built.files}


def statements(passage: Passage) -> list[str]:
    return [letters(s.text) for s in passage.sentences] or [letters(passage.text)]


def holds_to_its_decisions(brief: Brief, built: BuiltVariant) -> None:
    """Assert that each withheld finding is in no file, and each shown one in all."""
    fates = {d.id: d.fate for d in built.decisions}
    passages = {p.id: p for p in brief.report.passages()}
    shown = "|".join(letters(p.text) for p in passages.values() if fates[p.id] is Fate.SHOWN)
    own = "|".join(letters(t.passage.text) for t in brief.texts if t.audience in ("", built.audience))
    for fmt, text in said(built).items():
        for finding in brief.report.findings:
            for statement in statements(finding):
                if fates[finding.id] is Fate.SHOWN:
                    assert statement in text, f"{finding.id} is not in {built.audience}.{fmt}"
                elif fates[finding.id] is Fate.WITHHELD and statement not in shown and statement not in own:
                    assert statement not in text, f"{finding.id} is in {built.audience}.{fmt}"


def by_place(built: BuiltVariant) -> dict[str, dict[str, str]]:
    """Return the letters that each file has from each place of the report, by format and key, as `trace` reads them."""
    found: dict[str, dict[str, str]] = {}
    for file in built.files:
        places = found.setdefault(file.format, {})
        for sentence in traced(Path(file.name), file.data).sentences:
            for place in sentence.places:
                places[place.key] = places.get(place.key, "") + letters(sentence.text)
    return found


def leads_to_its_lines(brief: Brief, built: BuiltVariant) -> None:
    """Assert that every finding which is set in the report's words is traced to its place in every file."""
    fates = {d.id: d.fate for d in built.decisions}
    for fmt, places in by_place(built).items():
        for finding in brief.report.findings:
            told = places.get(brief.report.key(finding), "")
            if fates[finding.id] is Fate.SHOWN:
                assert letters(finding.text) in told, f"{finding.id} is not traced in {built.audience}.{fmt}"
            elif fates[finding.id] is not Fate.SHORTENED:
                assert not told, f"{finding.id} is traced in {built.audience}.{fmt}"


@pytest.mark.parametrize("finding", [p.id for p in seed().report.findings])
def test_a_finding_of_the_seed_report_that_is_withheld_is_in_no_file(finding: str) -> None:
    brief = seed()
    shown = profile(brief, "parliament")
    with_it = build_variant(brief, shown, FORMATS)
    without = build_variant(brief, replace(shown, never=(finding,)), FORMATS)
    assert {d.id: d.fate for d in with_it.decisions}[finding] is Fate.SHOWN
    assert {d.id: d.fate for d in without.decisions}[finding] is Fate.WITHHELD
    for built in (with_it, without):
        holds_to_its_decisions(brief, built)
        leads_to_its_lines(brief, built)


def setting(number: int) -> tuple[Brief, Profile, tuple[str, ...]]:
    """Return a brief, an audience and formats, drawn at random but always the same for a number."""
    chance = random.Random(number)
    brief = seed() if number % 2 else zedland()
    ids = [p.id for p in brief.report.findings]
    themes = sorted({theme for p in brief.report.findings for theme in p.all_themes})
    annotations = {
        name: Annotation(label=chance.choice(LABELS), allegation=chance.choice((None, None, True, False)))
        for name in chance.sample(ids, chance.randint(0, 5))
    }
    report = annotate(brief.report, annotations, {}, Lock()).report
    narrowed = chance.sample(themes, min(len(themes), 4)) if chance.random() < 0.3 else []
    base = profile(brief, chance.choice(AUDIENCES))
    drawn = replace(
        base,
        ceiling=chance.choice(LABELS),
        allegations=chance.choice(tuple(Allegations)),
        never=tuple(chance.sample([*ids, *themes], chance.randint(0, 4))),
        only=tuple(narrowed),
        pages=chance.choice((base.pages, None)),
        words=None,
        show_count=chance.random() < 0.8,
        shorten=chance.random() < 0.3,
    )
    formats = tuple(f for f in FORMATS if chance.random() < 0.7) or ("pdf",)
    return replace(brief, report=report, marking=Marking(draft=True)), drawn, formats


def repeats_what_is_withheld(brief: Brief, refused: GateError) -> None:
    """Assert that the gate is right: a text of the author's repeats words of what is withheld."""
    own = [letters(text.passage.text) for text in brief.texts]
    own += [letters(words) for figure in brief.figures for words in figure.words()]
    for problem in refused.diagnostics:
        found = re.search("a run of words .*“(.*)”$", problem.hint)
        assert found, problem
        assert any(letters(found[1]) in text for text in own), problem


@pytest.mark.parametrize("number", range(100))
def test_whatever_is_set_withheld_means_absent_and_shown_means_present(number: int) -> None:
    brief, audience, formats = setting(number)
    try:
        built = build_variant(brief, audience, formats)
    except BriefError:
        return  # nothing is left, or it cannot fit
    except GateError as refused:
        repeats_what_is_withheld(brief, refused)
        return
    holds_to_its_decisions(brief, built)
    leads_to_its_lines(brief, built)


def test_most_of_the_settings_withhold_something_and_show_something() -> None:
    built = 0
    for number in range(100):
        brief, audience, _ = setting(number)
        try:
            fates = [d.fate for d in build_variant(brief, audience, ()).decisions]
        except (BriefError, GateError):
            continue
        built += Fate.WITHHELD in fates and Fate.SHOWN in fates
    assert built >= 70
