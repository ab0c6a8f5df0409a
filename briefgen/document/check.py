"""What every document must have before a writer gets it, whichever templates made it.

Heading order and alternative text: WCAG 2.2, 1.3.1 and 1.1.1; PDF/UA-1 (ISO 14289-1), 7.3 and 7.4.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from briefgen.diagnostics import Diagnostic, error
from briefgen.document import walk
from briefgen.document.nodes import CrossReference, Document, Figure, Heading, Quote, Table


def check(document: Document) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the tree: headings and their order, identifiers, alternative text, tables."""
    blocks = tuple(walk.blocks(document))
    headings = [block for block in blocks if isinstance(block, Heading)]
    return (
        *_heading_order(headings),
        *_unique("heading identifier `{}`", (heading.identifier for heading in headings)),
        *(
            error(f"the heading `{heading.identifier}` has no words", hint="write them, or leave the heading out")
            for heading in headings
            if not walk.plain(heading.content).strip()
        ),
        *(
            error("a figure has no alternative text", hint="write it in the brackets: ![what the picture shows](…)")
            for block in blocks
            if isinstance(block, Figure) and not block.decorative and not block.alternative.strip()
        ),
        *(
            error("a table has rows of different lengths", hint="give each row as many cells as the header row")
            for block in blocks
            if isinstance(block, Table) and any(len(row) != len(block.header) for row in block.rows)
        ),
        *(
            error(
                "two tables stand one behind the other without a caption between them",
                hint="give the second a caption: `::: table What it shows`",
            )
            for above, below in pairwise(blocks)
            if isinstance(above, Table) and isinstance(below, Table) and not walk.says_something(below.caption)
        ),
        *(
            error("a brief has one pull quote, and this is another", hint="quote the second with `>`")
            for block in [block for block in blocks if isinstance(block, Quote) and block.pull][1:]
        ),
        *_cross_references(document),
        *_unique(
            "identifier `{}` of a table or figure", (b.identifier for b in blocks if isinstance(b, Table | Figure))
        ),
    )


def _heading_order(headings: list[Heading]) -> tuple[Diagnostic, ...]:
    found = []
    if not headings or headings[0].level != 1:
        found.append(error("the brief does not begin with its title", hint="put the section `title` first"))
    for above, below in pairwise(headings):
        text = walk.plain(below.content)
        if below.level == 1:
            found.append(error(f"a second title: “{text}”", hint="use ## for the headings of sections"))
        elif below.level > above.level + 1:
            hint = f"use {'#' * (above.level + 1)} instead of {'#' * below.level}"
            found.append(error(f"heading “{text}” skips a level", hint=hint))
    return tuple(found)


def _cross_references(document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for each reference that leads to no table or figure, or does not say its label."""
    labels = {block.identifier: block.label for block in walk.labelled(document)}
    inlines = (i for block in walk.blocks(document) for i in walk.inner_inlines(walk.own_inlines(block)))
    return tuple(
        error(
            f"the reference “{inline.text}” leads to `{inline.identifier}`, which is not in the brief under that label"
        )
        for inline in inlines
        if isinstance(inline, CrossReference) and labels.get(inline.identifier) != inline.text
    )


def _unique(what: str, identifiers: Iterable[str]) -> tuple[Diagnostic, ...]:
    counted = Counter(identifiers)
    return tuple(error(f"the {what.format(name)} is used twice") for name, n in counted.items() if name and n > 1)
