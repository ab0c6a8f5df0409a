"""Theme -> CSS of charts, for pages that have one.

In: a theme. Out: rules for the drawings of `charts`. Colours are custom properties, so that a dark screen has its own;
each drawing is there twice, drawn wide and drawn narrow, and the room around it decides which one is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefgen.charting import palette
from briefgen.style.theme import Theme
from briefgen.writers.html.fonts import font_stack

SIZE = 13  # of type, in units of a drawing
WIDE, NARROW = 580, 330  # units
_FROM = "29rem"  # the width from which the wide drawing is shown
_WORDS = tuple(palette.words_of(name) for name in palette.SERIES)
_NAMES = (*palette.SERIES, palette.QUIET, palette.GRID, palette.GROUND, palette.TEXT, palette.FAINT)


@lru_cache(maxsize=16)
def chart_rules(theme: Theme) -> str:
    """Return the rules of a page's charts."""
    style = theme.style("axis")
    dark = {**theme.colours, **theme.dark}
    rules = [
        f":root{{{_words(theme.colours)}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_words(dark)}}}}}",
        ".chart{container-type:inline-size;break-inside:avoid}",
        ".flow>.chart+.t-small{margin-top:var(--unit);break-before:avoid}",
        ".flow>.t-small+.chart{margin-top:calc(7*var(--unit))}",
        ".chart svg{display:block;width:100%;height:auto;direction:ltr;overflow:visible}",
        f".chart .narrow{{max-width:{_FROM}}}.chart .wide{{display:none;max-width:46rem}}",
        f"@container (min-width:{_FROM}){{.chart .wide{{display:block}}.chart .narrow{{display:none}}}}",
        f".chart text{{font:{style.weight} {SIZE}px {font_stack(style.face, style.family)};unicode-bidi:plaintext}}",
        ".chart .b{font-weight:600}.chart .unseen{fill:none}",
        ".chart .s{fill:none;stroke-linejoin:round}.chart rect,.chart .s,.chart .m{forced-color-adjust:none}",
        *(f".chart .f-{_css(name)}{{fill:var(--{_css(name)})}}" for name in (*_NAMES, *_WORDS)),
        *(f".chart .s-{_css(name)}{{stroke:var(--{_css(name)})}}" for name in _NAMES),
    ]
    return "\n".join(rules)


def _words(colours: Mapping[str, str]) -> str:
    return ";".join(f"--{_css(name)}:{palette.value(colours, name)}" for name in _WORDS)


def _css(name: str) -> str:
    return name.replace("_", "-")
