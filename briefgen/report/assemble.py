"""From what a reader found to the finished report: roles, ids, sentences, cues and numbers.

In: a `Draft` (blocks in their order, parts by their headings), and what brief.yaml says about title and roles. Out: a
`Report`. All readers end here, so that a report means the same in whatever format it comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.diagnostics import Diagnostic, Location, error, warning
from briefgen.errors import ReportError
from briefgen.labels import Label
from briefgen.nearest import suggestion
from briefgen.report.cues import find_cues, has_cue_lexicon
from briefgen.report.identifiers import Namer, UnresolvedId, resolve_id
from briefgen.report.lexicons.language import guess_language
from briefgen.report.model import NAMES, Cue, CueKind, Kind, Part, Passage, Place, Report, Role
from briefgen.report.roles import Decision, Heading, decide, normalise
from briefgen.report.sentences import split_sentences, whole
from briefgen.report.tables import ReportTable

SET = "set in brief.yaml"
METADATA = ("author", "publisher", "date", "url")


@dataclass(frozen=True, slots=True)
class ReportOverrides:
    """What brief.yaml says about the report in place of the report itself; empty means "as the report says"."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    label: Label | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A title, heading, bullet or paragraph as a reader found it. `id` is the one the report gives it, if any."""

    kind: Kind
    text: str
    place: Place
    id: str = ""
    source: str = ""
    themes: tuple[str, ...] = ()
    label: Label | None = None
    allegation: bool | None = None
    recommends_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftTable:
    """A table of data as a reader found it; without a label of its own it has the report's."""

    table: ReportTable
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A heading and the blocks under it; `role` where the report itself says it, `given` by what."""

    heading: Block | None
    level: int = 1
    blocks: tuple[Block, ...] = ()
    role: Role | None = None
    given: str = ""
    tables: tuple[DraftTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as a reader found it: no ids, no roles yet."""

    title: Block | None
    subtitle: Block | None
    lead: tuple[Block, ...]
    parts: tuple[DraftPart, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    label: Label | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a draft came from: its name in the report, its path in messages, the hash of its bytes."""

    file: str
    path: str
    sha256: str


def assemble(draft: Draft, origin: Origin, roles: Mapping[str, Role], overrides: ReportOverrides) -> Report:
    """Return the report that a draft makes."""
    language, notes = _language(draft, origin, overrides)
    maker = _Maker(language, overrides.label or draft.label or Label.CLEAR)
    title = _title(draft, origin, overrides, maker)
    if not draft.title and not overrides.title:
        notes.append(_no_title(origin))
    subtitle = _overridden(draft.subtitle, overrides.subtitle, Kind.SUBTITLE)
    lead = tuple(maker.passage(block, f"lead.{n}") for n, block in enumerate(draft.lead, 1))
    parts = _parts(draft, maker)
    parts, lead, unmatched = _apply_roles(draft, parts, lead, roles, language, origin)
    notes.extend(_unfinished(parts, origin))
    return Report(
        file=origin.path,
        sha256=origin.sha256,
        language=language,
        title=maker.passage(title, "title"),
        subtitle=maker.passage(subtitle, "subtitle") if subtitle else None,
        lead=lead,
        parts=_numbered(parts),
        own_names=tuple(block.text for block in (draft.title, draft.subtitle) if block),
        label=maker.label,
        label_is_set=(overrides.label or draft.label) is not None,
        diagnostics=(*draft.diagnostics, *notes, *unmatched),
        **{key: getattr(overrides, key) or draft.metadata.get(key, "") for key in METADATA},
    )


def require_findings(report: Report, *, bare: bool = False) -> None:
    """Raise a ReportError with the outline and the way to set roles, if the report has no findings.

    `bare` says that there is no brief.yaml yet in which to set them.
    """
    if report.findings:
        return
    example = _example(report)
    roles = f": `roles: {{{example}: findings}}`" if example else ""
    hint = f"say in brief.yaml which part holds the findings, by its heading or its id{roles}"
    if bare:
        starter = f"`briefgen init FOLDER --report {report.file}` writes one"
        hint = f"say in a brief.yaml which part holds them ({starter}){roles}"
    if not example:
        hint = "it has nothing but a title: choose the file that has the report"
    hint += f"\n  roles are: {', '.join(Role)}\n  the report as it was read:\n{outline(report)}"
    raise ReportError((error("no findings were found in this report", Location(report.file), hint),))


def _example(report: Report) -> str:
    """Return a heading or an id of the report that may be given a role, as it is written in YAML; "" without any."""
    filled = [part for part in report.parts if part.passages]
    headings = [normalise(part.heading.text) for part in report.parts if part.heading]
    for part in filled:
        if (
            part.heading
            and headings.count(normalise(part.heading.text)) == 1
            and not re.search(r'["\\\n]', part.heading.text)
        ):
            return f'"{part.heading.text}"'
    return next(iter((*(part.id for part in filled), *(p.id for p in report.lead))), "")


def outline(report: Report) -> str:
    """Return the report as it was read, a line for each passage: id, kind, role, first words."""
    opening = [p for p in (report.title, report.subtitle, *report.lead) if p]
    rows: list[tuple[str, str, str, Passage | None]] = [(p.id, str(p.kind), "", p) for p in opening]
    for part in report.parts:
        if part.heading is None:
            rows.append((part.id, "part", f"{part.role} ({part.reason})", None))
        else:
            rows.append((part.id, "heading", f"{part.role} ({part.reason})", part.heading))
        rows.extend((p.id, str(p.kind), "", p) for p in part.passages)
    shown = rows[:200]
    width = min(32, max(len(row[0]) for row in shown))
    lines = [_row(width, *row) for row in shown]
    if len(rows) > len(shown):
        lines.append(f"    … and {len(rows) - len(shown)} more")
    return "\n".join(lines)


def _row(width: int, name: str, kind: str, role: str, passage: Passage | None) -> str:
    words = "" if passage is None else _first_words(passage.text)
    place = f"{passage.place}" if passage and passage.place.line else ""
    return "    " + "  ".join(s for s in (name.ljust(width), kind.ljust(9), place.ljust(9), role, words) if s)


def _first_words(text: str) -> str:
    short = " ".join(text[:400].split()[:8])
    return short if len(short) <= 60 and len(short) >= len(" ".join(text.split())) else short[:60] + "…"


# Language, title, passages


def _language(draft: Draft, origin: Origin, overrides: ReportOverrides) -> tuple[str, list[Diagnostic]]:
    said = overrides.language or draft.language
    language = said or guess_language(_texts(draft))
    where = Location(origin.path)
    if not said and language == "und":
        hint = "set it in brief.yaml: `report: {file: …, language: …}`"
        return language, [warning("the language of the report was not recognised", where, hint)]
    if not has_cue_lexicon(language):
        hint = "mark each finding as `allegation: true` or `false` in annotations.yaml"
        return language, [warning(f"briefgen cannot recognise allegations in the language `{language}`", where, hint)]
    return language, []


def _texts(draft: Draft) -> Iterator[str]:
    for block in (draft.title, draft.subtitle, *draft.lead):
        if block:
            yield block.text
    for part in draft.parts:
        if part.heading:
            yield part.heading.text
        for block in part.blocks:
            yield block.text


def _overridden(block: Block | None, text: str, kind: Kind) -> Block | None:
    """Return the block with the words that brief.yaml gives it; words that are not the report's have no place in it."""
    if not text:
        return block
    if block and normalise(block.text) == normalise(text):
        return replace(block, text=text)
    return Block(kind, text, Place())


UNTITLED = "Untitled report"


def _title(draft: Draft, origin: Origin, overrides: ReportOverrides, maker: _Maker) -> Block:
    block = _overridden(draft.title, overrides.title, Kind.TITLE)
    return block or Block(Kind.TITLE, UNTITLED, Place())


def _no_title(origin: Origin) -> Diagnostic:
    hint = "set it in brief.yaml: `report: {file: …, title: …}`"
    return warning(f"the report has no title; the brief will be called “{UNTITLED}”", Location(origin.path), hint)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Make passages of blocks."""

    language: str
    label: Label

    def passage(self, block: Block, name: str) -> Passage:
        """Return a block as a passage with its id, sentences and cues."""
        single = block.kind in NAMES
        return Passage(
            id=name,
            kind=block.kind,
            text=block.text,
            place=block.place,
            sentences=whole(block.text) if single else split_sentences(block.text, self.language),
            cues=(*find_cues(block.text, self.language, heading=single), *find_cues(block.source, self.language)),
            judged=has_cue_lexicon(self.language),
            source=block.source,
            label=block.label or self.label,
            themes=block.themes,
            allegation=block.allegation,
            recommends_to=block.recommends_to,
        )


def _parts(draft: Draft, maker: _Maker) -> tuple[Part, ...]:
    """Return the parts with their ids, without roles yet."""
    given = {b.id for part in draft.parts for b in part.blocks if b.id}
    namer = Namer(maker.language, given)
    found = []
    for part in draft.parts:
        name = namer.part(part.heading.text if part.heading else None)
        heading = maker.passage(part.heading, name) if part.heading else None
        names = (b.id or namer.passage(name, n) for n, b in enumerate(part.blocks, 1))
        passages = tuple(maker.passage(b, i) for b, i in zip(part.blocks, names, strict=True))
        passages = _under_accusations(heading, passages)
        tables = tuple(replace(t.table, label=t.label or maker.label) for t in part.tables)
        found.append(Part(name, heading, Role.CONTEXT, "", True, part.level, passages, tables))
    return tuple(found)


def _under_accusations(heading: Passage | None, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return the passages with the cues of what introduces them: a heading, or a passage that ends with a colon.

    "Allegations against officials" and "It is alleged that:" make allegations of the list below them.
    """
    hanging = _allegation_cues(heading) if heading else ()
    found = []
    for passage in passages:
        own = _allegation_cues(passage)
        found.append(passage if own else replace(passage, cues=(*hanging, *passage.cues)))
        if own and passage.text.rstrip().endswith(":"):
            hanging = own
    return tuple(found)


def _allegation_cues(passage: Passage) -> tuple[Cue, ...]:
    return tuple(cue for cue in passage.cues if cue.kind is CueKind.ALLEGATION)


def _numbered(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return the parts with their findings counted from 1."""
    found, number = [], 0
    for part in parts:
        if part.role is Role.FINDINGS:
            passages = tuple(replace(p, number=number + n) for n, p in enumerate(part.passages, 1))
            number += len(passages)
            part = replace(part, passages=passages)
        found.append(part)
    return tuple(found)


def _unfinished(parts: Iterable[Part], origin: Origin) -> Iterator[Diagnostic]:
    """Yield a warning for each finding that only opens a list: what belongs to it is a finding of its own."""
    for part in parts:
        for passage in part.passages if part.role is Role.FINDINGS else ():
            if passage.text.endswith(":"):
                hint = "what follows is read as findings of their own: make one sentence of them, or annotate each"
                place = Location(origin.path, passage.place.line)
                yield warning(f"the finding `{passage.id}` ends with a colon", place, hint, passage.text[:160])


# Roles


def _apply_roles(
    draft: Draft,
    parts: tuple[Part, ...],
    lead: tuple[Passage, ...],
    roles: Mapping[str, Role],
    language: str,
    origin: Origin,
) -> tuple[tuple[Part, ...], tuple[Passage, ...], tuple[Diagnostic, ...]]:
    targets, unmatched = _targets(parts, lead, roles, origin)
    headings = []
    for drafted, part in zip(draft.parts, parts, strict=True):
        place = part.heading.place if part.heading else Place()
        said = targets.get(part.id)
        chosen = said or drafted.role
        given = SET if said else drafted.given
        headings.append(Heading(part.heading.text if part.heading else None, place, part.level, chosen, given))
    decided = decide(headings, language)
    found = [q for p, d in zip(parts, decided, strict=True) for q in _split(_with(p, d), targets)]
    moved = [p for p in lead if p.id in targets]
    if moved:
        kept = tuple(p for p in lead if p.id not in targets)
        own = [Part(p.id, None, targets[p.id], SET, False, 1, (replace(p, kind=Kind.PARAGRAPH),)) for p in moved]
        return (*own, *found), kept, unmatched
    return tuple(found), lead, unmatched


def _with(part: Part, decision: Decision) -> Part:
    return replace(part, role=decision.role, reason=decision.reason, guessed=decision.guessed)


def _split(part: Part, targets: Mapping[str, Role]) -> Iterator[Part]:
    """Yield the part, cut where a passage of it has a role of its own; ids of passages stay, tables with the first."""
    if not any(p.id in targets for p in part.passages):
        yield part
        return
    first, *others = _pieces(part, targets)
    yield replace(first, tables=part.tables)
    yield from (replace(piece, tables=()) for piece in others)


def _pieces(part: Part, targets: Mapping[str, Role]) -> Iterator[Part]:
    rest: list[Passage] = []
    first = True
    for passage in part.passages:
        if passage.id not in targets:
            rest.append(passage)
            continue
        if rest or (first and part.heading):
            yield _piece(part, rest, first)
            first = False
        rest = []
        yield Part(passage.id, None, targets[passage.id], SET, False, part.level, (passage,))
    if rest:
        yield _piece(part, rest, first)


def _piece(part: Part, passages: list[Passage], first: bool) -> Part:
    if first:
        return replace(part, passages=tuple(passages))
    return replace(part, id=f"{part.id}-from-{passages[0].id}", heading=None, passages=tuple(passages))


def _targets(
    parts: tuple[Part, ...], lead: tuple[Passage, ...], roles: Mapping[str, Role], origin: Origin
) -> tuple[dict[str, Role], tuple[Diagnostic, ...]]:
    """Return the role set for each id, and an error for each key that names nothing."""
    if not roles:
        return {}, ()
    by_heading: dict[str, list[str]] = {}
    ids: dict[str, list[str]] = {"lead": [p.id for p in lead]} if lead else {}
    for passage in lead:
        ids[passage.id] = [passage.id]
    for part in parts:
        if part.heading:
            by_heading.setdefault(normalise(part.heading.text), []).append(part.id)
        ids[part.id] = [part.id]
        ids.update((p.id, [p.id]) for p in part.passages)
    found: dict[str, Role] = {}
    unmatched = []
    for key, role in roles.items():
        named = by_heading.get(normalise(key)) or _by_id(key.strip(), ids, {"lead", *(p.id for p in parts)})
        if named:
            found.update((name, role) for name in named)
        else:
            unmatched.append(_unmatched(key, parts, ids, origin))
    return found, tuple(unmatched)


def _by_id(key: str, ids: Mapping[str, list[str]], parts: set[str]) -> list[str]:
    """Return the ids that a key or prefix names: a part rather than its passages."""
    for choices in (ids, parts.intersection(ids)):
        try:
            return ids[resolve_id(key, choices)]
        except UnresolvedId:
            continue
    return []


def _unmatched(key: str, parts: tuple[Part, ...], ids: Mapping[str, list[str]], origin: Origin) -> Diagnostic:
    headings = [p.heading.text for p in parts if p.heading]
    hint = "give the text of a heading, or an id; `briefgen outline` lists them"
    hint = suggestion(key, headings) or suggestion(key, ids) or hint
    return error(f"`roles` names `{key}`, which the report does not have", Location(origin.path), hint)
