"""The title block: marking, series and date, title in the largest size that fits, its rest, subtitle.

In: the first section of a document and a composer of the full width. Out: rows; the blocks that are no part of a title
block come back.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from briefgen.document.nodes import Block, Heading, Paragraph, Section, TextRole
from briefgen.document.titles import split_title
from briefgen.document.walk import plain
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import TEXT, Ground, OutlineMark, TextMark
from briefgen.writers.pdf.grounds import on_ink, on_paper
from briefgen.writers.pdf.runs import Run, split

_ROLES = (TextRole.MARKING, TextRole.SERIES, TextRole.DATE, TextRole.TITLE_REST, TextRole.SUBTITLE)
_PLAIN = ("date", "subtitle")  # on paper never in the theme's colour
_TITLE_LINES = 2
_DESCENDER = 0.2  # of the size; a cell's foot is no deeper in large type than in small
_CLOSE = 0.5  # where space is so scarce, one line


@dataclass
class TitleBlock:
    """What a title block says, sorted by role."""

    heading: Heading | None = None
    markings: list[Paragraph] = field(default_factory=list)
    series: list[Paragraph] = field(default_factory=list)
    dates: list[Paragraph] = field(default_factory=list)
    below: list[Paragraph] = field(default_factory=list)
    others: list[Block] = field(default_factory=list)


def title_block(sections: tuple[Section, ...]) -> tuple[TitleBlock, tuple[Section, ...]]:
    """Return the title block, which stands in the first section if anywhere, and the sections after it."""
    block = TitleBlock()
    if not sections or not any(_belongs(b) for b in sections[0].blocks):
        return block, sections
    for each in sections[0].blocks:
        _sort(block, each)
    return block, sections[1:]


def _belongs(block: Block) -> bool:
    return (isinstance(block, Heading) and block.level == 1) or (isinstance(block, Paragraph) and block.role in _ROLES)


def _sort(title: TitleBlock, block: Block) -> None:
    if isinstance(block, Heading) and block.level == 1 and title.heading is None:
        title.heading = block
    elif isinstance(block, Paragraph) and block.role in _ROLES:
        match block.role:
            case TextRole.MARKING:
                title.markings.append(block)
            case TextRole.SERIES:
                title.series.append(block)
            case TextRole.DATE:
                title.dates.append(block)
            case _:
                title.below.append(block)
    else:
        title.others.append(block)


def add_title(composer: Composer, title: TitleBlock) -> None:
    """Set the title block as the theme dresses it."""
    theme = composer.theme
    match theme.pieces["title"]:
        case "band":
            add_markings(composer, title)
            composer.snap()
            with composer.within(replace(composer.column, colour=on_ink(theme))), _band(composer):
                _add_lines(composer, title)
            composer.space(theme.baseline)
        case "bar":
            if title.markings:
                _add_bar(composer, title)
                composer.space(theme.baseline)
            else:
                composer.rule(theme.rules["title"], composer.colour("text"), theme.rules["title"] + 2 * theme.unit)
            _add_lines(composer, title)
        case _:
            style = theme.style("series")
            composer.rule(theme.rules["title"], composer.colour("ink"), style.before)
            add_markings(composer, title)
            _add_lines(composer, title)


def _band(composer: Composer) -> AbstractContextManager[None]:
    """Lay a band of colour under the title, from one edge of the paper to the other."""
    baseline = composer.theme.baseline
    margin = composer.column.margin
    ground = Ground(0, 0, -margin[0], composer.column.width + sum(margin), composer.theme.colours["ink"], grid=baseline)
    return composer.grounded(ground, baseline, baseline)


def add_markings(composer: Composer, title: TitleBlock) -> None:
    """Set draft and embargo, each on a line of its own."""
    style = on_paper(composer.theme, composer.theme.style("marking"), "mark")
    for paragraph in title.markings:
        set_paragraph = composer.set(composer.flat(paragraph.content).runs, style, composer.column.width)
        composer.put(set_paragraph, style, 0.0, paragraph)
        composer.space(composer.theme.unit * 2)


def _add_bar(composer: Composer, title: TitleBlock) -> None:
    theme, column = composer.theme, composer.column
    style = theme.style("marking")
    ground = Ground(0, 0, 0.0, column.width, theme.colours["mark"])
    pad = 2 * theme.unit
    colour = replace(column, colour=theme.colours["paper"])
    with composer.within(colour), composer.grounded(ground, pad, pad):
        for paragraph in title.markings:
            runs = composer.flat(paragraph.content).runs
            composer.put(composer.set(runs, style, column.width - 2 * pad), style, pad, paragraph)


def _add_lines(composer: Composer, title: TitleBlock) -> None:
    _add_series(composer, title)
    if title.heading is not None:
        _add_heading(composer, title.heading)
    for paragraph in title.below:
        style = _style(composer, "title_rest" if paragraph.role is TextRole.TITLE_REST else "subtitle")
        _add_line(composer, composer.flat(paragraph.content).runs, style, paragraph)


def _style(composer: Composer, name: str) -> TextStyle:
    """Return a style of the title block, in a colour that shows on its ground."""
    theme, style = composer.theme, composer.theme.style(name)
    return style if composer.column.colour else on_paper(theme, style, "text" if name in _PLAIN else "ink")


def _add_series(composer: Composer, title: TitleBlock) -> None:
    """Set series and date on one line if they fit."""
    width = composer.column.width
    series, date = _style(composer, "series"), _style(composer, "date")
    right = [composer.set(composer.flat(p.content).runs, date, width) for p in title.dates]
    room = max((line.width for p in right for line in p.lines), default=0.0)
    rows = []
    beside = len(title.series) == 1 and room < 0.5 * width
    for paragraph in title.series:
        measure = width - room - 12 if beside else width
        set_paragraph = composer.set(composer.flat(paragraph.content).runs, series, measure)
        rows += composer.put(set_paragraph, series, 0.0, paragraph)
    for paragraph, set_paragraph in zip(title.dates, right, strict=True):
        if beside and len(set_paragraph.lines) == 1 and len(title.dates) == 1:
            line = set_paragraph.lines[0]
            rows[0].marks.append(TextMark(width - line.width, composer.baseline(series), line, paragraph, TEXT + 1))
        else:
            composer.put(set_paragraph, date, 0.0, paragraph)
    composer.space(series.after)


def _add_heading(composer: Composer, heading: Heading) -> None:
    style = _style(composer, "title")
    runs = composer.flat(heading.content, beside=False).runs
    first, rest = split_title("".join(run.text for run in runs))
    head, tail = split(runs, len(first)) if rest else (runs, ())
    style = fitting(composer, head, style)
    rows = composer.put(composer.set(head, style, composer.column.width), style, 0.0, heading, whole=99)
    rows[0].marks.append(OutlineMark(heading.level, plain(heading.content)))
    composer.space(style.after)
    if not tail:
        composer.space(_DESCENDER * style.size - composer.theme.foot + composer.theme.unit)
    else:
        tail = (tail[0]._replace(text=tail[0].text.lstrip()), *tail[1:])
        _add_line(composer, tail, _style(composer, "title_rest"), heading)


def _add_line(composer: Composer, runs: tuple[Run, ...], style: TextStyle, owner: Block) -> None:
    composer.put(composer.set(runs, style, composer.column.width), style, 0.0, owner, whole=99)
    composer.space(style.after)


def fitting(composer: Composer, runs: tuple[Run, ...], style: TextStyle) -> TextStyle:
    """Return the style in the largest of its sizes that sets the title in two lines, else in the smallest.

    A page without a sidebar leaves the largest out; where space is scarce there, one line is wanted.
    """
    width = composer.column.width
    sized = style
    steps = style.steps[1:] if composer.column.unruled else style.steps
    lines = _TITLE_LINES if composer.closeness > _CLOSE else 1
    for size, lead in steps:
        sized = replace(style, size=size, lead=lead, tracking=round(style.tracking * size / style.size, 3))
        if len(composer.typesetter.set(runs, sized, width).lines) <= lines:
            break
    return sized
