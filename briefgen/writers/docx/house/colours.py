"""Colours as `#RRGGBB` in, mixtures of them out."""

from __future__ import annotations


def mixed(one: str, other: str, share: float) -> str:
    """Return a colour that is `share` of one and the rest of the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(255 * (a * share + b * (1 - share))):02X}" for a, b in pairs)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
