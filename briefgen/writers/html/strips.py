"""The strip of squares as a small drawing.

In: how many findings are shown of how many. Out: an inline SVG that screen readers skip; the words beside it say all.
"""

from __future__ import annotations

from briefgen.writers.html.markup import Html, element, join

ROW = 24  # squares in a row
MOST = 96  # above that the squares would say no more than the words
PITCH, SIDE, STROKE = 8.8, 6.0, 0.75


def squares(shown: int, total: int) -> Html:
    """Return the squares, the first `shown` of them filled; nothing where there would be too many."""
    if not 0 < total <= MOST:
        return Html()
    width = min(total, ROW) * PITCH - PITCH + SIDE + STROKE
    height = ((total - 1) // ROW) * PITCH + SIDE + STROKE
    size = {"viewBox": f"0 0 {width:g} {height:g}", "width": f"{width * 1.4:.5g}", "height": f"{height * 1.4:.5g}"}
    hidden = {"aria-hidden": "true", "focusable": "false", "class": "squares"}
    return element("svg", {**hidden, **size}, join(_square(number, number < shown) for number in range(total)))


def _square(number: int, filled: bool) -> Html:
    row, column = divmod(number, ROW)
    position = {"x": f"{column * PITCH + STROKE / 2:.5g}", "y": f"{row * PITCH + STROKE / 2:.5g}"}
    return element("rect", {**position, "width": "6", "height": "6", "class": "on" if filled else None})
