"""A brand's file: the sign, the colour and the fonts of a house. In: the file as read. Out: a checked `BrandFile`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.config.emptiness import GIVEN
from briefgen.config.schema.common import Closed, Line, Word

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
Range = Annotated[list[float], Field(min_length=2, max_length=2)]


class LogoEntry(Closed):
    """The sign of the house, which stands at the head of every page."""

    file: Word = Field(
        description="an SVG or a PNG: a path that begins at the folder of this file", examples=["logo.svg"]
    )
    alt: Line = Field(
        default="",
        description="what the logo says to those who do not see it, mostly the name of the house; needed, unless the "
        "logo is decorative",
        examples=["Zedland Policy Institute"],
    )
    decorative: bool = Field(default=False, description="true: the logo says nothing that its readers need; no `alt`")
    wordmark: bool = Field(
        default=False, description="true: the logo is the name of the house, which is not printed beside it once more"
    )


class BrandColours(Closed):
    """The colour of the house, in place of the theme's own."""

    ink: Colour = Field(
        description="the colour of headings, numbers, rules and bands; what is pale in its hue goes with it; text "
        "stays black, and the marks of draft and embargo stay red",
        examples=["#14365C"],
    )
    dark: Annotated[Colour | None, GIVEN] = Field(
        default=None,
        description="the same on dark screens; without it, one of the same hue that can be read there",
        examples=["#9CC2EE"],
    )


class FontEntry(Closed):
    """A family of fonts: paths that begin at the folder of this file."""

    family: Word = Field(description="the name of the family, as programs list it", examples=["Quell Serif"])
    roman: Word = Field(
        description="the upright font, .ttf or .otf; a variable one has all weights", examples=["Q.ttf"]
    )
    italic: Annotated[Word | None, GIVEN] = Field(
        default=None, description="the italic one; without it, the upright one stands in"
    )
    bold: Annotated[Word | None, GIVEN] = Field(
        default=None, description="the bold one, of a family that is not variable"
    )
    bold_italic: Annotated[Word | None, GIVEN] = Field(
        default=None, description="the bold italic one, of a family that is not variable"
    )
    axes: Annotated[dict[Literal["opsz", "wdth", "wght"], Range] | None, GIVEN] = Field(
        default=None,
        description="how far each axis of a variable font may be set; without it, as far as it goes",
        examples=[{"wght": [300, 700]}],
    )
    fallback: Annotated[Word | None, GIVEN] = Field(
        default=None, description="a font that Word has, for those who lack this one; without it, the theme's"
    )
    generic: Annotated[Literal["serif", "sans-serif", "monospace"] | None, GIVEN] = Field(
        default=None, description="the kind of font, for web pages; without it, that of the theme's"
    )


class BrandFonts(Closed):
    """Fonts of the house, in place of the theme's own; a theme keeps those that are not named here."""

    text: Annotated[FontEntry | None, GIVEN] = Field(
        default=None,
        description="for the report's words; also for headings and notes, where the theme has one font for them",
    )
    headings: Annotated[FontEntry | None, GIVEN] = Field(default=None, description="for titles and headings")
    notes: Annotated[FontEntry | None, GIVEN] = Field(
        default=None, description="for the author's words, labels, heads and feet of pages"
    )


class BrandFile(Closed):
    """A brand, which is laid over the theme of each audience."""

    organisation: Line = Field(
        default="",
        description="the name of the house, for briefs that name no `publisher`; it stands at the head of every page",
        examples=["Zedland Policy Institute"],
    )
    logo: Annotated[LogoEntry | None, GIVEN] = Field(
        default=None,
        description="the sign of the house, at the head of every page; in a DOCX with a house style, that has its own",
        examples=[{"file": "logo.svg", "alt": "Zedland Policy Institute"}],
    )
    colours: Annotated[BrandColours | None, GIVEN] = Field(
        default=None, description="the colour of the house; without it, the theme's", examples=[{"ink": "#14365C"}]
    )
    fonts: Annotated[BrandFonts | None, GIVEN] = Field(
        default=None, description="fonts of the house; without them, the theme's"
    )
