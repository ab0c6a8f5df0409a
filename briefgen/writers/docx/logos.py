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
from briefgen.writers.docx.pictures import inline
from briefgen.writers.docx.xml import NOTHING, Xml, xml

_FILE = "media/logo.png"
_NUMBER = 900  # of the drawing: those of the story count from 1, watermarks are no drawings of this kind


def logo_run(metadata: Metadata, theme: Theme, relationships: Relationships) -> Xml:
    """Return a run with the logo, if there is one."""
    logo = theme.logo
    if logo is None:
        return NOTHING
    width, height = logo.size(theme.furniture["logo"])
    picture = relationships.add("image", _FILE)
    drawing = inline(_NUMBER, "Logo", logo.spoken(metadata.publisher), picture, (emu(width), emu(height)))
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
