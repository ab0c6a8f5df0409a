"""The contents of a long document: a line a heading, with the page that it stands on.

In: the headings of a document, and its pages as they are laid out without the list. Out: rows, which leave room for
a number each; and the numbers, once the rows lie on their pages. No number moves a row, so that two passes are enough.
A report has the list on a page of its own, whatever its length, with a list of its figures and tables below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.document import walk
from briefgen.document.nodes import Area, Document, Figure, Heading, Section, Table, Text
from briefgen.style.theme import TextStyle, Theme
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import LABEL, OutlineMark, Row, SliceMark, TextMark
from briefgen.writers.pdf.grounds import on_paper
from briefgen.writers.pdf.headings import add_heading
from briefgen.writers.pdf.owners import ContentsLine
from briefgen.writers.pdf.pages import Placed

LONG = 8  # pages; fewer are leafed through: a note for parliament has four, an edition with chapters a dozen
HEADING = Heading(2, (Text("Contents"),), "contents")
CAPTIONS_HEADING = Heading(2, (Text("Figures and tables"),), "figures-and-tables")

_LEAST = 3  # sections; fewer are seen without a list
_SHARE = 0.05  # of all pages, which the list may take for the sake of the headings within sections
_GAPS = (4, 3, 2, 1)  # units above the line of a section in a report's list
_NUMBER = 30.0  # points, for a page number and the space before it


@dataclass(slots=True)
class Contents:
    """The lines of a list of contents, and the rows they are set in. `pages` is what the document takes without it.

    `captions` are of figures and tables, in a report. So many sections stand before the list as it is `behind`.
    """

    lines: tuple[ContentsLine, ...]
    pages: int
    captions: tuple[ContentsLine, ...] = ()
    behind: int = 0
    places: list[Place] = field(default_factory=list)

    def fit(self, room: float, page: float, theme: Theme) -> None:
        """Leave out the headings within sections unless all lines fit the room, or take a small part of all pages.

        A list that is set in two columns, to see which of them fits, is the same in both.
        """
        if self.places:
            return
        height = sum(theme.baseline + (_gap(theme) if line.level == 2 else 0.0) for line in self.lines)
        if height > max(room, _SHARE * self.pages * page):
            self.lines = tuple(line for line in self.lines if line.level == 2)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the number of a line belongs: the row, the right edge, the baseline."""

    line: ContentsLine
    row: Row
    edge: float
    baseline: float


def contents_of_report(document: Document, pages: list[list[Placed]]) -> Contents | None:
    """Return the contents of a report that is laid out: what stands behind its cover; None without any headings."""
    standing = _standing(pages)
    lines = tuple(line for line in _lines(document.sections, standing) if standing[id(line.target)] > 1)
    labelled = (b for b in walk.blocks(document) if isinstance(b, Table | Figure) and _is_listed(b))
    captions = tuple(ContentsLine(block) for block in labelled if id(block) in standing)
    return Contents(lines, len(pages), captions) if lines else None


def _is_listed(block: Table | Figure) -> bool:
    """Tell whether a caption has words besides its label: the call of a note alone is no line, and no link's text."""
    return walk.has_label(block) and bool(walk.plain(block.caption).strip())


def contents_of(document: Document, pages: list[list[Placed]], side_last: bool) -> Contents | None:
    """Return the contents of a document that is laid out; None where it is short, or has hardly any headings.

    A heading without words, or one that came to stand nowhere, has no line.
    """
    if len(pages) < LONG:
        return None
    standing = _standing(pages)
    sections = _by_page(document, standing) if side_last else document.sections
    lines = _lines(sections, standing)
    return Contents(lines, len(pages)) if sum(line.level == 2 for line in lines) >= _LEAST else None


def _lines(sections: Iterable[Section], standing: Mapping[int, int]) -> tuple[ContentsLine, ...]:
    blocks = (block for section in sections for block in walk.inner_blocks(section.blocks))
    headings = (block for block in blocks if isinstance(block, Heading))
    listed = (h for h in headings if h.level in (2, 3) and id(h) in standing and walk.plain(h.content).strip())
    return tuple(map(ContentsLine, listed))


def _by_page(document: Document, standing: Mapping[int, int]) -> list[Section]:
    """Return the sections with those first that a sidebar has room for: they stand beside the list, on page one."""

    def place(section: Section) -> int:
        first = standing.get(id(section.blocks[0]), 0) if section.blocks else 0
        return 1 if section.area is Area.MAIN else 0 if first == 1 else 2

    return sorted(document.sections, key=place)


def _standing(pages: list[list[Placed]]) -> dict[int, int]:
    """Return the page on which each heading or caption begins, by identity: equal headings are two."""
    found: dict[int, int] = {}
    for number, placed in enumerate(pages, 1):
        for target in _targets(row for each in placed for _, row in each.slice.rows):
            found.setdefault(id(target), number)
    return found


def _targets(rows: Iterable[Row]) -> Iterator[Heading | Table | Figure]:
    for row in rows:
        for mark in row.marks:
            if isinstance(mark, TextMark) and isinstance(mark.owner, Heading | Table | Figure):
                yield mark.owner
            elif isinstance(mark, SliceMark):
                yield from _targets(inner for _, inner in mark.slice.rows)


# ------------------------------------------------------------------------------------------------------------- rows


def add_contents(composer: Composer, contents: Contents) -> None:
    """Set the list under its heading."""
    add_heading(composer, HEADING)
    add_lines(composer, contents)
    composer.settle()


def add_contents_page(composer: Composer, contents: Contents) -> None:
    """Set the list of a report under a title of its own, and the list of its figures and tables: on one page if it can.

    The space above the lines of sections is the largest with which they do.
    """
    *wider, least = _GAPS
    _set_page(composer, contents, next((gap for gap in wider if _on_one_page(composer, contents, gap)), least))


def _on_one_page(composer: Composer, contents: Contents, gap: float) -> bool:
    tried = composer.apart(composer.column)
    _set_page(tried, replace(contents, places=[]), gap)
    return tried.galley.height() <= composer.column.page_height


def _set_page(composer: Composer, contents: Contents, gap: float) -> None:
    theme, column = composer.theme, composer.column
    style = on_paper(theme, theme.style("contents_title"), "ink")
    composer.rule(max(theme.rules["title"], theme.rules["section"]), composer.strong, theme.baseline)
    paragraph = composer.set(composer.flat(HEADING.content).runs, style, column.width)
    rows = composer.put(paragraph, style, 0.0, HEADING)
    rows[0].marks.insert(0, OutlineMark(HEADING.level, walk.plain(HEADING.content)))
    composer.space(style.after)
    composer.glued = True
    add_lines(composer, contents, gap * theme.unit)
    if contents.captions:
        add_heading(composer, CAPTIONS_HEADING)
        _add_captions(composer, contents)
    composer.settle()


def _add_captions(composer: Composer, contents: Contents) -> None:
    column, style, label_style = composer.column, composer.theme.style("note"), composer.theme.style("subsection")
    labels = [composer.line(walk.unbroken(line.label), label_style) for line in contents.captions]
    hang = max(label.width for label in labels) + 2 * composer.theme.unit
    for line, label in zip(contents.captions, labels, strict=True):
        runs = composer.flat(line.content, beside=True).runs
        rows = composer.put(composer.set(runs, style, column.measure - hang), style, column.text + hang, line, whole=99)
        baseline = composer.baseline(style)
        rows[0].marks.append(TextMark(column.text, baseline, label, line, LABEL))
        contents.places.append(Place(line, rows[-1], column.edge, baseline))


def add_lines(composer: Composer, contents: Contents, gap: float = 0.0) -> None:
    """Set the lines of the list, each with room for its number; `gap` is the space above that of a section."""
    column = composer.column
    measure = column.measure if column.references is References.TRACK else column.measure - _NUMBER
    deep = any(line.level > 2 for line in contents.lines)
    for line in contents.lines:
        style = _style(composer.theme, line.level)
        composer.space((gap or (_gap(composer.theme) if deep else 0.0)) if line.level == 2 else 0.0)
        composer.leaning = composer.leaning or (line.level > 2 and bool(composer.galley.rows))
        runs = composer.flat(line.content, beside=True).runs
        paragraph = composer.set(runs, style, measure, colour=composer.theme.colours["text"])
        rows = composer.put(paragraph, style, column.text, line, whole=99)
        rows[0].opens = deep and line.level == 2
        contents.places.append(Place(line, rows[-1], column.edge, composer.baseline(style)))


def _style(theme: Theme, level: int) -> TextStyle:
    if level > 2:
        return theme.style("body")
    return theme.style("subsection" if theme.layout == "columns" else "section")


def _gap(theme: Theme) -> float:
    """Return the space above the line of a section whose headings stand below it."""
    return 2 * theme.unit


# ---------------------------------------------------------------------------------------------------------- numbers


def add_numbers(composer: Composer, contents: Contents, pages: list[list[Placed]]) -> None:
    """Set the page of each heading at the end of its line."""
    standing, theme = _standing(pages), composer.theme
    for place in contents.places:
        page = standing[id(place.line.target)]
        section = place.line.level == 2 and isinstance(place.line.target, Heading)
        style = theme.style("table_row" if section else "reference")
        number = composer.line(str(page), style, theme.colours["ink"] if section else "")
        place.row.marks.append(TextMark(place.edge - number.width, place.baseline, number, place.line))
