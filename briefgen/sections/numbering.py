"""Labels for tables and figures: `Table 1`, and the same wherever a reference leads to it.

In: the sections as their templates made them, tables with the names they were given, references with nothing but a
name. Out: the same sections with labels, identifiers and words. Only what has a caption counts, in document order over
the whole brief, tables and figures apart; so nothing that was left out has a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import assert_never

from briefgen.diagnostics import Diagnostic, Location, error
from briefgen.document import walk
from briefgen.document.nodes import (
    Block,
    Box,
    Cell,
    CrossReference,
    Definition,
    Definitions,
    Emphasis,
    Figure,
    Heading,
    Inline,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    List,
    Note,
    Paragraph,
    Quote,
    Reference,
    Section,
    Strip,
    Strong,
    Table,
    Text,
)
from briefgen.errors import BriefError
from briefgen.nearest import did_you_mean
from briefgen.sections.names import naming_of, place_of

Find = Callable[[str, str], Location]  # section, pattern -> the line of its template where the pattern is found


@dataclass(frozen=True, slots=True)
class Templates:
    """What numbering asks about the templates: where something stands, which names of tables there are in any."""

    find: Find
    names: Callable[[], frozenset[str]]
    audience: str


def numbered(sections: tuple[Section, ...], templates: Templates) -> tuple[Section, ...]:
    """Return the sections with labels; the same object where there are none. Raises BriefError for a bad reference."""
    blocks = [(section.name, block) for section in sections for block in walk.inner_blocks(section.blocks)]
    counted = [(name, block) for name, block in blocks if isinstance(block, Table | Figure)]
    references = list(_references(blocks))
    if not counted and not references:
        return sections
    problems = (*_given_twice(counted, templates), *_astray(counted, references, templates))
    if problems:
        raise BriefError(problems)
    return _Labels([block for _, block in counted]).sections(sections)


def _references(blocks: list[tuple[str, Block]]) -> Iterator[tuple[str, str]]:
    """Yield the section and the name of each reference."""
    for section, block in blocks:
        for inline in walk.inner_inlines(walk.own_inlines(block)):
            if isinstance(inline, CrossReference):
                yield section, inline.identifier


# ----------------------------------------------------------------------------------------------------------- mistakes


def _given_twice(counted: list[tuple[str, Table | Figure]], templates: Templates) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for section, block in counted:
        name = block.identifier
        if name and name in seen:
            message = f"section `{section}`: two tables of the brief have the name `{name}`"
            hint = "give each a name of its own; in a loop end it in `-{{ loop.index }}`"
            yield error(message, templates.find(section, naming_of(name)), hint)
        seen.add(name)


def _astray(
    counted: list[tuple[str, Table | Figure]], references: list[tuple[str, str]], templates: Templates
) -> Iterator[Diagnostic]:
    """Yield an error for each reference that has nothing to lead to."""
    bare = {block.identifier for _, block in counted if not _is_counted(block)}
    known = {block.identifier for _, block in counted} - bare - {""}
    for section, name in dict.fromkeys(references):
        if name not in known:
            message, hint = _lost(name, name in bare, known, templates)
            yield error(f"section `{section}`: {message}", templates.find(section, place_of(name)), hint)


def _lost(name: str, bare: bool, known: set[str], templates: Templates) -> tuple[str, str]:
    if bare:
        hint = f"write one behind its name: `::: table #{name} What it shows`"
        return f"the table `{name}` has no caption, and so no number to refer to", hint
    names = templates.names()
    if name in names:
        hint = "let both stand under the same `{% if … %}`, or give this audience the section that prints the table"
        return (
            f"the brief for `{templates.audience}` does not have the table `{name}`, which [](#{name}) leads to",
            hint,
        )
    others = sorted(known | names)
    hint = did_you_mean(name, others) if others else f"a table gets its name where it begins: `::: table #{name} …`"
    return f"no table has the name `{name}`", hint


def _is_counted(block: Table | Figure) -> bool:
    return walk.says_something(block.caption)


# ------------------------------------------------------------------------------------------------------------- labels


class _Labels:
    """The labels of one brief, and the way through its tree that gives them."""

    def __init__(self, counted: list[Table | Figure]) -> None:
        self._given = iter(list(_labels(counted)))
        self._of = {identifier: label for identifier, label in _labels(counted) if identifier}

    def sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """Return the sections with labels."""
        return tuple(replace(section, blocks=self._blocks(section.blocks)) for section in sections)

    def _blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Heading() | Paragraph() | Strip():
                return replace(block, content=self._inlines(block.content))
            case List():
                return replace(block, items=tuple(replace(i, blocks=self._blocks(i.blocks)) for i in block.items))
            case Box():
                return replace(block, title=self._inlines(block.title), blocks=self._blocks(block.blocks))
            case Quote():
                return replace(block, blocks=self._blocks(block.blocks))
            case Table():
                identifier, label = next(self._given)
                rows = tuple(map(self._cells, block.rows))
                named = replace(block, identifier=identifier, label=label, caption=self._inlines(block.caption))
                return replace(named, header=self._cells(block.header), rows=rows)
            case Figure():
                identifier, label = next(self._given)
                return replace(block, identifier=identifier, label=label, caption=self._inlines(block.caption))
            case KeyFigures():
                return replace(block, items=tuple(map(self._key_figure, block.items)))
            case Definitions():
                return replace(block, items=tuple(map(self._definition, block.items)))
            case _:
                assert_never(block)

    def _key_figure(self, item: KeyFigure) -> KeyFigure:
        return replace(item, number=self._inlines(item.number), content=self._inlines(item.content))

    def _definition(self, item: Definition) -> Definition:
        return replace(item, term=self._inlines(item.term), meaning=self._inlines(item.meaning))

    def _cells(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(replace(cell, content=self._inlines(cell.content)) for cell in cells)

    def _inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return tuple(map(self._inline, inlines))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case CrossReference():
                return replace(inline, text=self._of[inline.identifier])
            case Strong() | Emphasis() | Link() | Note():
                return replace(inline, content=self._inlines(inline.content))
            case Text() | LineBreak() | Reference():
                return inline
            case _:
                assert_never(inline)


def _labels(counted: list[Table | Figure]) -> Iterator[tuple[str, str]]:
    """Yield identifier and label of each table and figure, both empty for one without a caption.

    One that has no name is called after its label, by a word that no name can be: it has a dot.
    """
    counts: Counter[str] = Counter()
    for block in counted:
        if _is_counted(block):
            kind = "Table" if isinstance(block, Table) else "Figure"
            counts[kind] += 1
            yield block.identifier or f"{kind.lower()}.{counts[kind]}", f"{kind} {counts[kind]}"
        else:
            yield "", ""
