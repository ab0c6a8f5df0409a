"""One brief for one audience: fit, compose, check, write, check again. A pure function of the brief and the profile.

In: a loaded brief, one of its profiles, the formats wanted. Out: the files as bytes, and the decisions behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.audience.profile import Profile
from briefgen.brief import Brief
from briefgen.build.attaching import attachments
from briefgen.build.gates import require_no_leak, require_sound_tree
from briefgen.build.notes import notes
from briefgen.checks.faithful import pieces
from briefgen.checks.wording import Statement, check_wording, shown_statements, statements
from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document.nodes import Document
from briefgen.errors import BriefError, BriefgenError, UnsignedError, raise_errors
from briefgen.report.lock import text_hash
from briefgen.report.model import Kind, Passage
from briefgen.sections.compose import compose
from briefgen.style.theme import Theme
from briefgen.style.theme_file import find_theme
from briefgen.tailoring.author import unexplained, unwritten
from briefgen.tailoring.fit import fit
from briefgen.tailoring.select import NO_LEXICON
from briefgen.tailoring.selection import Fate, Selection
from briefgen.writers import FORMATS, Measure, WriteOptions, measure, writer

MOST_REASONS = 5  # named of why nothing is left
WHO_WROTE_IT = "who wrote the report"


@dataclass(frozen=True, slots=True)
class ComposedVariant:
    """A brief for one audience before it is written: it fits, and no gate refused it.

    `unsigned` says what in the author's wording still waits for a signature: errors, or warnings of a draft.
    """

    selection: Selection
    document: Document
    size: Measure
    diagnostics: tuple[Diagnostic, ...]
    unwritten: tuple[str, ...]  # what only an author can write, and has not
    wording: tuple[Statement, ...] = ()  # the author's statements that it shows
    unsigned: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """One file of a variant: its name within the brief's folder, its format and its bytes."""

    name: str
    format: str
    data: bytes


@dataclass(frozen=True, slots=True)
class WrittenVariant:
    """The files of a variant, what their writers say, and how many texts were looked for in them and not found."""

    files: tuple[BuiltFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    secrets: int


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision as it is reported: the passage's id, what became of it, and why."""

    id: str
    number: int
    fate: Fate
    rule: str
    section: str


@dataclass(frozen=True, slots=True)
class BuiltVariant:
    """A brief for one audience. `shown` holds the marks of the passages that its files show.

    `texts` says what became of the author's texts and figures; of the report's words `machine_pieces` were compared
    with their places, and `machine_shortened` findings have a part left out; `secrets` texts were looked for in the
    files.
    """

    audience: str
    files: tuple[BuiltFile, ...]
    size: Measure
    label: str
    decisions: tuple[Decided, ...]
    shown: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    unwritten: tuple[str, ...] = ()  # what only an author can write, and has not
    texts: tuple[Decided, ...] = ()
    wording: tuple[Statement, ...] = ()
    machine_pieces: int = 0
    machine_shortened: int = 0
    secrets: int = 0


def select(brief: Brief, profile: Profile) -> Selection:
    """Tailor and fit the brief for an audience. Raises BriefError if there is no way to fit."""
    theme = _look(brief, profile)
    options = WriteOptions(profile.page_size)
    try:
        return fit(
            brief.report,
            profile,
            lambda tried: measure(compose(tried, brief), theme, options, closer=False),
            brief.texts,
            brief.figures,
        )
    except BriefError as failed:
        raise located(failed, brief.file) from failed


def require_something_to_show(brief: Brief, selection: Selection) -> None:
    """Raise BriefError if the audience would get no finding although its profile asks for some."""
    if selection.allotted and not selection.findings_shown:
        raise BriefError([_nothing_to_show(brief, selection)])


def compose_variant(brief: Brief, profile: Profile) -> ComposedVariant:
    """Fit, compose and gate the brief for an audience. Raises BriefError or GateError."""
    selection = select(brief, profile)
    require_something_to_show(brief, selection)
    document = compose(selection, brief)
    require_sound_tree(brief, selection, document)
    wording = shown_statements(selection, statements(brief))
    return ComposedVariant(
        selection=selection,
        document=document,
        size=measure(
            document,
            find_theme(profile.theme, brief.folder, profile.layout, brief.brand),
            WriteOptions(profile.page_size),
        ),
        diagnostics=notes(selection, Location(str(brief.file))),
        unwritten=(*unwritten(selection), *(f"glossary: {term}" for term in unexplained(selection))),
        wording=wording,
        unsigned=check_wording(wording, brief),
    )


def build_variant(brief: Brief, profile: Profile, formats: tuple[str, ...]) -> BuiltVariant:
    """Build the files of one audience. Raises BriefError or GateError; then there are no files."""
    composed = compose_variant(brief, profile)
    raise_errors(UnsignedError, composed.unsigned)
    selection = composed.selection
    written = write_variant(brief, composed, formats)
    return BuiltVariant(
        audience=profile.name,
        files=written.files,
        size=composed.size,
        label=str(selection.label),
        decisions=decided(selection),
        shown=tuple(sorted({*(mark for p in shown_passages(selection) for mark in marks(p)), *told_of(selection)})),
        diagnostics=tuple(dict.fromkeys((*composed.diagnostics, *composed.unsigned, *written.diagnostics))),
        unwritten=composed.unwritten,
        texts=(*decided_texts(selection), *decided_figures(selection)),
        wording=composed.wording,
        machine_pieces=sum(1 for _ in pieces(composed.document)),
        secrets=written.secrets,
        machine_shortened=sum(not wording.by_author for wording in selection.wordings.values()),
    )


def write_variant(brief: Brief, composed: ComposedVariant, formats: tuple[str, ...]) -> WrittenVariant:
    """Return the files of a composed variant. Raises GateError if one of them holds a leak."""
    profile = composed.selection.profile
    theme = _look(brief, profile)
    options = WriteOptions(profile.page_size, attachments(composed.document, profile.attach), brief.house_style)
    written = [(name, writer(name)(composed.document, theme, options)) for name in formats]
    files = tuple(BuiltFile(file_name(profile.name, name), name, file.data) for name, file in written)
    secrets = require_no_leak(brief, composed.selection, composed.document, files)
    return WrittenVariant(files, tuple(said for _, file in written for said in file.diagnostics), secrets)


def _look(brief: Brief, profile: Profile) -> Theme:
    """Return the theme of an audience, in its layout, with the brand of the brief laid over it."""
    return find_theme(profile.theme, brief.folder, profile.layout, brief.brand)


def shown_passages(selection: Selection) -> tuple[Passage, ...]:
    """Return what the audience gets: the report's passages and the author's texts."""
    return (*selection.shown, *(text.passage for text in selection.own_shown))


def told_of(selection: Selection) -> tuple[str, ...]:
    """Return the mark of who wrote the report, when and where, if the audience may know; no id has spaces."""
    return (WHO_WROTE_IT,) if selection.tells_of_report else ()


def marks(passage: Passage) -> tuple[str, str]:
    """Return what a passage is known by in the manifest: its id and its words' hash, since either may change.

    A text of the author's is marked as one, so that it is never taken for a passage of the report.
    """
    return f"author {passage.id}" if passage.kind is Kind.AUTHOR else passage.id, text_hash(passage)


def located(failed: BriefgenError, file: Path) -> BriefgenError:
    """Return the error with `file` as the place of what has none: among many briefs it must be seen which one it is."""
    where = Location(str(file))
    return type(failed)(d if d.location else replace(d, location=where) for d in failed.diagnostics)


def file_name(audience: str, format_name: str) -> str:
    """Return the name of a file within its brief's folder."""
    return f"{audience}.{FORMATS[format_name].extension}"


def decided(selection: Selection) -> tuple[Decided, ...]:
    """Return all decisions, in the report's order."""
    found = ((p, selection.decisions[p.id]) for p in selection.report.passages())
    return tuple(Decided(p.id, p.number, d.fate, d.rule, d.section) for p, d in found)


def decided_texts(selection: Selection) -> Iterator[Decided]:
    """Yield what became of each of the author's texts that are meant for the audience."""
    for text in selection.texts:
        decision = selection.text_decisions[text.passage.id]
        yield Decided(text.passage.id, 0, decision.fate, decision.rule, decision.section)


def decided_figures(selection: Selection) -> Iterator[Decided]:
    """Yield what became of each figure of the brief."""
    for figure in selection.figures:
        decision = selection.figure_decisions[figure.id]
        yield Decided(figure.text.passage.id, 0, decision.fate, decision.rule, decision.section)


def _nothing_to_show(brief: Brief, selection: Selection) -> Diagnostic:
    """Say why nothing is left, each reason with the number of its findings, and what to do where a language is why."""
    reasons = Counter(selection.decisions[p.id].rule for p in selection.report.findings)
    told = [f"{rule} ({number} of {reasons.total()})" for rule, number in reasons.most_common(MOST_REASONS)]
    more = f"; and {len(reasons) - len(told)} more reasons" if len(reasons) > len(told) else ""
    hint = f"every finding is left out: {'; '.join(told)}{more}"
    if any(rule.startswith(NO_LEXICON) for rule in reasons):
        language = selection.report.language
        hint += (
            f"\n  in the language `{language}` nobody but you can tell what is an allegation: mark in annotations.yaml "
            "the findings that are none, `ID: {allegation: false}`"
        )
    return error(f"audience `{selection.profile.name}` would get no finding at all", Location(str(brief.file)), hint)
