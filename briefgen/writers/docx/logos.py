"""A house's logo in, a picture at the head of Word's pages out: in the line of text, before the name of the house.

Word shows no drawing of ours in all its versions, so that a drawing becomes pixels here, on white as the paper is.
"""

from __future__ import annotations

from typing import assert_never

from briefgen.document.nodes import Metadata
from briefgen.style.logos.drawing import png
from briefgen.style.logos.logo import Drawing, Logo, Picture, Pixels
from briefgen.style.theme import Theme
from briefgen.writers.docx.measures import emu
from briefgen.writers.docx.package import Member, Relationships, member
from briefgen.writers.docx.pictures import inline, picture_graphic
from briefgen.writers.docx.xml import NOTHING, Xml, xml

_FILE, _NAME = "media/logo.png", "Logo"
_NUMBERS = 900  # of the drawings, below: those of the story count from 1


def logo_run(metadata: Metadata, theme: Theme, relationships: Relationships, number: int) -> Xml:
    """Return a run with the logo, if there is one, in the header of this number."""
    logo = theme.logo
    if logo is None:
        return NOTHING
    width, height = logo.size(theme.furniture["logo"])
    extent = (emu(width), emu(height))
    graphic = picture_graphic(_NUMBERS + number, _NAME, relationships.add("image", _FILE), extent)
    drawing = inline(_NUMBERS + number, _NAME, logo.spoken(metadata.publisher), graphic, extent)
    return xml("<w:r>%s</w:r>", drawing)


def logo_members(logo: Logo | None) -> tuple[Member, ...]:
    """Return the picture as a part of the package."""
    return (member(f"word/{_FILE}", _pixels(logo.picture)),) if logo else ()


def _pixels(picture: Picture) -> bytes:
    match picture:
        case Drawing():
            return png(picture)
        case Pixels():
            return picture.data
        case _:
            assert_never(picture)
