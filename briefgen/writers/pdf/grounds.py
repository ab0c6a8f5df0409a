"""Which colour shows on which ground: paper, or the theme's colour.

In: a theme and a style. Out: the style, in a colour that shows there.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.style.theme import TextStyle, Theme


def on_paper(theme: Theme, style: TextStyle, instead: str = "text") -> TextStyle:
    """Return the style in a colour that shows on paper: `instead`, where its own is made for a ground of colour."""
    if style.colour not in (theme.colours["paper"], on_ink(theme)):
        return style
    return replace(style, colour=theme.colours[instead], name=f"{style.name}+{instead}")


def on_ink(theme: Theme) -> str:
    """Return the colour of what is set on a ground of the theme's colour."""
    return theme.colours.get("on_band", theme.colours["paper"])
