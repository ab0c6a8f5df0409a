"""A house's logo at the head of a page: a picture within the page, beside the name of the house.

In: the theme's logo. Out: an image without a word where its words stand beside it.
"""

from __future__ import annotations

import base64
from typing import assert_never

from briefgen.document.nodes import Metadata
from briefgen.style.logos.drawing import svg
from briefgen.style.logos.logo import Drawing, Picture, Pixels
from briefgen.style.theme import Theme
from briefgen.writers.html.markup import Html, element


def logo(metadata: Metadata, theme: Theme) -> Html:
    """Return the logo, if there is one, as high to the text as on paper."""
    mark, body = theme.logo, theme.style("body").size
    if mark is None:
        return Html()
    width, height = mark.size(theme.furniture["logo"])
    attributes = {
        "class": "logo",
        "src": _address(mark.picture),
        "alt": mark.spoken(metadata.publisher),
        "style": f"width:{width / body:.3f}rem;height:{height / body:.3f}rem",
    }
    return element("img", attributes)


def _address(picture: Picture) -> str:
    """Return the picture itself as an address (RFC 2397)."""
    match picture:
        case Drawing():
            kind, data = "image/svg+xml", svg(picture).encode("utf-8")
        case Pixels():
            kind, data = "image/png", picture.data
        case _:
            assert_never(picture)
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"
