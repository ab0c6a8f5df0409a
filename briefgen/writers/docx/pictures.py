"""A figure's picture in, an inline drawing out (ECMA-376 Part 1, 20.4.2.8): never floating, never without its words."""

from __future__ import annotations

from briefgen.document.nodes import Figure, Picture
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.measures import emu
from briefgen.writers.docx.xml import NOTHING, Xml, xml

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PIXEL = 0.75  # points: pictures are taken at 96 pixels an inch
_DECORATIVE = Xml(  # [MS-ODRAWXML]: says that an empty description is meant
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


_SIGNATURE = b"\x89PNG\r\n\x1a\n"  # ISO/IEC 15948, 5.2


def drawing(context: Context, figure: Figure, picture: Picture, room: float) -> Xml:
    """Return a run with the picture, no wider than `room` and no higher than two thirds of the page's text.

    What is no PNG is left out and reported: Word would show a red cross.
    """
    if not picture.data.startswith(_SIGNATURE):
        context.warn("docx: a picture that is no PNG is left out", "save it as PNG")
        return NOTHING
    page = context.geometry.page
    width, height = max(picture.width, 1) * _PIXEL, max(picture.height, 1) * _PIXEL
    scale = min(1.0, room / width, (page.height - page.top - page.bottom) * 2 / 3 / height)
    extent = (emu(width * scale), emu(height * scale))
    number, relationship = context.identifiers.drawing(), context.picture(picture.data)
    name = f"Picture {number}"
    graphic = picture_graphic(number, name, relationship, extent)
    return xml("<w:r>%s</w:r>", inline(number, name, spoken(figure), graphic, extent))


def spoken(figure: Figure) -> str:
    """Return the words that stand for a figure, nothing where it is decoration."""
    return "" if figure.decorative or not figure.alternative.strip() else figure.alternative


def picture_graphic(number: int, name: str, picture: str, extent: tuple[int, int]) -> Xml:
    """Return what an inline drawing holds where it is a picture, by its relationship; `extent` in EMU."""
    return xml(
        '<a:graphicData uri="%s"><pic:pic xmlns:pic="%s"><pic:nvPicPr><pic:cNvPr id="%s" name="%s"/>'
        '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch>'
        "</pic:blipFill><pic:spPr>"
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="%s" cy="%s"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData>",
        _PICTURE, _PICTURE, number, name, picture, *extent,
    )  # fmt: skip


def inline(number: int, name: str, said: str, graphic: Xml, extent: tuple[int, int]) -> Xml:
    """Return a drawing in the line of text, `extent` in EMU; one that says nothing is marked as decoration."""
    properties = xml(
        '<wp:docPr id="%s" name="%s" descr="%s">%s</wp:docPr>',
        number, name, said, NOTHING if said else _DECORATIVE,
    )  # fmt: skip
    return xml(
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%s" cy="%s"/>%s'
        "<wp:cNvGraphicFramePr/><a:graphic>%s</a:graphic></wp:inline></w:drawing>",
        *extent, properties, graphic,
    )  # fmt: skip
