"""What a theme may choose among: how a document is laid out on pages, and how each piece of it is dressed.

The two are apart: a layout is geometry (tracks, columns, what stands beside what), a piece's dress is look (rules,
grounds, marks), and every theme has every layout in its own dress.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "headline": "one page at a glance: large headline, sidebar or cards",
        "columns": "two columns below the title",
        "side-heads": "a note: headings beside (numbered) paragraphs",
        "report": "a long report: cover, contents, chapters",
    }
)

PIECES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("ruled", "band", "bar"),  # a rule above it; on a band of colour; a rule, or a bar with the embargo
        "cover": ("inked", "reversed"),  # the ground of a report's cover: in the colour, in the colour of text
        "panel": ("tinted", "barred", "reversed"),  # key messages: tint under a rule, tint behind a bar, light on dark
        "callout": ("ruled", "tabbed", "tinted"),  # between rules; in a box with a tab; on a tint under a rule
        "quote": ("barred", "marked"),  # behind a bar; after a large quotation mark
        "pull_quote": ("barred", "ruled", "marked"),
        "allegation": ("barred", "tabbed"),  # in an outline: with a bar at its left, with a tab
        "table": ("open", "filled"),  # the header over a rule, or on a ground of colour
        "key_figures": ("ruled", "tiled"),  # each under a rule; on a tint under a rule
        "definitions": ("beside", "behind", "below"),  # where the meaning stands from its word, where there is room
    }
)
