"""Lists: bullets, numerals, and findings whose reference hangs beside them."""

from __future__ import annotations

from briefgen.document.nodes import Box, BoxKind, List, ListItem, Paragraph, Reference, TextRole
from briefgen.document.walk import unbroken
from briefgen.style.theme import TextStyle
from briefgen.writers.pdf.boxes import Add
from briefgen.writers.pdf.columns import References
from briefgen.writers.pdf.composer import Composer
from briefgen.writers.pdf.galley import LABEL, FillMark, Row, TextMark
from briefgen.writers.pdf.owners import Part

_WHOLE = 4  # lines; a finding this short stays in one piece
_BULLET = 3.6
_NUMERAL_HANG = 20.0  # where no reference stands under the numeral


def add_list(composer: Composer, block: List, add: Add) -> None:
    """Set a list."""
    hang = hang_of(composer, block)
    for number, item in enumerate(block.items, block.start):
        add_item(composer, item, str(number) if block.ordered else "", hang, add)
        composer.space(composer.theme.style("item").between)


def hang_of(composer: Composer, block: List) -> float:
    """Return the room at the left of a list's items for what marks them."""
    theme, column = composer.theme, composer.column
    if column.small:
        return 14.0 if block.ordered else theme.style("body").hang
    if block.ordered:
        last = max(block.start + len(block.items) - 1, composer.highest)
        digits = "0" * len(str(last))  # where figures are proportional, the last number is not the widest
        widest = max(composer.line(text, theme.style("numeral")).width for text in (str(last), digits))
        hang = theme.style("numeral").hang
        return max(hang if column.references is References.HANG else min(hang, _NUMERAL_HANG), widest + 5)
    if column.references is References.HANG and any(_references(composer, item) for item in block.items):
        return theme.style("numeral").hang
    return theme.style("body").hang


def _references(composer: Composer, item: ListItem) -> tuple[Reference, ...]:
    first = item.blocks[0] if item.blocks else None
    return composer.flat(first.content, beside=True).references if isinstance(first, Paragraph) else ()


def add_item(composer: Composer, item: ListItem, number: str, hang: float, add: Add) -> None:
    """Set an item of a list behind its number, or a bullet."""
    first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (Paragraph(()), ())
    if isinstance(first, Paragraph):
        _add_first(composer, first, item, number, hang)
    elif isinstance(first, Box) and first.kind is BoxKind.ALLEGATION:
        _add_boxed(composer, first, item, number, hang, add)
    else:
        rest = (first, *rest)
        if number:
            _add_first(composer, Paragraph(()), item, number, hang)
    if rest:
        with composer.within(composer.column.inset(hang)):
            for block in rest:
                add(composer, block)


def _add_boxed(composer: Composer, box: Box, item: ListItem, number: str, hang: float, add: Add) -> None:
    """Set an item that is a box: without a bullet, but with its number beside the box's title."""
    if not number:
        add(composer, box)
        return
    composer.settle()  # a heading that has waited stands above the box, and has no number
    start = len(composer.galley.rows)
    with composer.within(composer.column.inset(hang)):
        add(composer, box)
    titles = (row for row in composer.galley.rows[start:] if any(isinstance(mark, TextMark) for mark in row.marks))
    row = next(titles, None)
    if row is not None:
        style = composer.theme.style("label")
        _put_numeral(composer, row, (item, number), style, composer.baseline(style))


def is_finding(composer: Composer, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph has a reference to hang beside it."""
    return bool(composer.flat(paragraph.content, beside=True).references)


def add_finding(composer: Composer, paragraph: Paragraph) -> None:
    """Set a finding outside a list as it would stand in one."""
    _add_first(composer, paragraph, None, "", composer.theme.style("item").hang)
    composer.space(composer.theme.style("item").between)


def _add_first(composer: Composer, paragraph: Paragraph, item: ListItem | None, number: str, hang: float) -> None:
    """Set the paragraph that carries the bullet, the numeral or the finding's number."""
    column = composer.column
    style = _style(composer, paragraph.role)
    in_hang = column.references is References.HANG and hang >= composer.theme.style("item").hang
    flat = composer.flat(paragraph.content, beside=column.references is References.TRACK or in_hang)
    rows = composer.put(
        composer.set(flat.runs, style, column.measure - hang), style, column.text + hang, paragraph, whole=_WHOLE
    )
    baseline = composer.baseline(style)
    if in_hang:
        _hang_references(composer, rows, flat.references, bool(number), paragraph)
    else:
        composer.put_references(flat.references, rows[0], baseline, paragraph)
    if number and item is not None:
        _put_numeral(composer, rows[0], (item, number), style, baseline)
    elif not flat.references or not in_hang:
        _put_bullet(composer, rows[0], item, style, baseline)


def _style(composer: Composer, role: TextRole) -> TextStyle:
    theme = composer.theme
    if composer.column.small or role is TextRole.NOTE:
        return theme.style("note")
    name = composer.column.items
    return theme.style("small" if role is TextRole.SMALL else "lead" if role is TextRole.LEAD else name)


def _put_numeral(composer: Composer, row: Row, label: tuple[ListItem, str], style: TextStyle, baseline: float) -> None:
    numeral = style if composer.column.small else composer.theme.style("numeral")
    item, number = label
    line = composer.line(number, numeral, strong=composer.column.small)
    row.marks.insert(0, TextMark(composer.column.text, baseline, line, item, LABEL, Part.LABEL))


def _put_bullet(composer: Composer, row: Row, item: ListItem | None, style: TextStyle, baseline: float) -> None:
    top = baseline - 0.33 * style.size - _BULLET / 2
    row.marks.insert(0, FillMark(composer.column.text, top, _BULLET, _BULLET, composer.colour("ink"), item))


def _hang_references(
    composer: Composer, rows: list[Row], references: tuple[Reference, ...], numbered: bool, owner: Paragraph
) -> None:
    """Set the finding's number over its place in the hang; behind a numeral the place alone."""
    style = composer.theme.style("reference")
    finding = composer.theme.style("finding_id")
    lines = []
    for reference in references:
        if reference.finding and not numbered:
            lines.append(composer.line(unbroken(reference.finding), finding))
        if reference.place:
            lines.append(composer.line(unbroken(reference.place), style))
    first = 1 if numbered else 0
    lead, baseline = rows[0].height, rows[0].height - composer.theme.foot
    for number_of_line, line in enumerate(lines, first):
        place = baseline + number_of_line * lead
        rows[0].marks.append(TextMark(composer.column.text, place, line, owner, LABEL, Part.HUNG))
    leaning = composer.leaning  # a heading wants two lines of text below it, and these rows have none
    for _ in range(len(rows), len(lines) + first):
        composer.row(lead, True)
    composer.leaning = leaning
