"""A drawing written down again: as SVG, as operators of a PDF, as a PNG for programs that know neither.

In: a `Drawing`. Out: text or bytes made of its numbers alone.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from briefgen.style.logos.logo import HEIGHT, Drawing, Shape, Stroke

_PIXELS = 200  # the height of a PNG; a logo stands 15 points high, that is 960 pixels an inch
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@lru_cache(maxsize=16)
def svg(drawing: Drawing) -> str:
    """Return the drawing as an SVG file."""
    shapes = "".join(map(_svg_shape, drawing.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(drawing.width)} {_number(HEIGHT)}">'
        f"{shapes}</svg>"
    )


def _svg_shape(shape: Shape) -> str:
    path = "".join(f"{kind}{' '.join(map(_number, numbers))}" for kind, numbers in shape.segments)
    rule = ' fill-rule="evenodd"' if shape.even_odd and shape.fill else ""
    line = _svg_stroke(shape.stroke) if shape.stroke else ""
    return f'<path d="{path}" fill="{shape.fill or "none"}"{rule}{line}/>'


def _svg_stroke(stroke: Stroke) -> str:
    more = f' stroke-linecap="{_CAPS[stroke.cap]}"' if stroke.cap else ""
    more += f' stroke-linejoin="{_JOINS[stroke.join]}"' if stroke.join else ""
    more += f' stroke-miterlimit="{_number(stroke.miter)}"' if stroke.miter != 4 else ""
    return f' stroke="{stroke.colour}" stroke-width="{_number(stroke.width)}"{more}'


@lru_cache(maxsize=16)
def operators(drawing: Drawing) -> str:
    """Return what draws it in a PDF with its lower left corner at 0, 0 and its own units (ISO 32000-1, 8.5)."""
    return "\n".join((f"1 0 0 -1 0 {_number(HEIGHT)} cm", *map(_operators, drawing.shapes)))


def _operators(shape: Shape) -> str:
    path = " ".join(f"{' '.join(map(_number, numbers))} {_OPERATORS[kind]}".strip() for kind, numbers in shape.segments)
    fill = "f*" if shape.even_odd else "f"
    parts = [f"{_colour(shape.fill)} rg"] if shape.fill else []
    if shape.stroke:
        stroke = shape.stroke
        parts.append(f"{_colour(stroke.colour)} RG {_number(stroke.width)} w {stroke.cap} J {stroke.join} j")
        parts.append(f"{_number(stroke.miter)} M")
        fill = "B" + fill[1:] if shape.fill else "S"
    return " ".join((*parts, path, fill))


def _colour(colour: str) -> str:
    return " ".join(_number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))


def _number(value: float) -> str:
    """Return a number without an exponent, which PDF does not know, and without a zero too many."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=16)
def png(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG on white, `_PIXELS` high: what a page of it looks like."""
    import pypdfium2

    page = pypdfium2.PdfDocument(_page(drawing))[0]
    bitmap = page.render(scale=_PIXELS / HEIGHT, may_draw_forms=False, rev_byteorder=True)
    packed = BytesIO()
    bitmap.to_pil().convert("RGB").save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _page(drawing: Drawing) -> bytes:
    """Return a PDF of one page that holds nothing but the drawing."""
    content = operators(drawing).encode("ascii")
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %b %b]/Contents 4 0 R/Resources<<>>>>"
        % (_number(drawing.width).encode(), _number(HEIGHT).encode()),
        b"<</Length %d>>\nstream\n%b\nendstream" % (len(content), content),
    )
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%btrailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return data + end % (table, len(data))
