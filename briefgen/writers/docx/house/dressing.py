"""A house style and a theme in, all that a document needs of them out: what depends on these two alone is made once.

`house_of` reads the file, `dressing_of` derives the theme and what we add to the house's styles; the rest is a
document's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefgen.diagnostics import Diagnostic, warning
from briefgen.document.nodes import Metadata
from briefgen.labels import Label
from briefgen.style.house_style import HouseStyle
from briefgen.style.theme import Theme, load_theme, theme_names
from briefgen.writers.docx.context import Context
from briefgen.writers.docx.dress import Demand
from briefgen.writers.docx.house.added import added_styles, recoloured
from briefgen.writers.docx.house.derive import derived
from briefgen.writers.docx.house.fonts import font_members
from briefgen.writers.docx.house.furniture import HouseFurniture, furniture_members, house_furniture
from briefgen.writers.docx.house.looks import Looks, hard_to_read
from briefgen.writers.docx.house.numbering import HouseLists, house_lists, numbering_content, restarts
from briefgen.writers.docx.house.page import HousePage, house_page
from briefgen.writers.docx.house.palette import palette
from briefgen.writers.docx.house.reading import AS_WORD, Unusable, open_word_file, pages
from briefgen.writers.docx.house.settings import even_headers, house_settings
from briefgen.writers.docx.house.styles import HouseStyles, house_styles, stylesheet
from briefgen.writers.docx.house.tree import Element, parse, q, serialised
from briefgen.writers.docx.numbering import Instance, numbering_part
from briefgen.writers.docx.package import Member, member
from briefgen.writers.docx.theme_part import font_table, theme_part
from briefgen.writers.docx.xml import W, Xml, join, part, xml

_MOST_PARAGRAPHS = 40  # in a header: more leave no room for the text
_HIGHEST = 4500  # twips, 79 mm: of all space and row heights in a header, for the same reason


@dataclass(frozen=True, eq=False, slots=True)
class House:
    """A house's file, read: styles under our ids, lists under new numbers, the rest as it will be written."""

    name: str
    looks: Looks
    lists: HouseLists
    page: HousePage | None
    furniture: HouseFurniture
    settings: Element | None
    fonts: tuple[Member, ...]
    sheet: bytes
    diagnostics: tuple[Diagnostic, ...]

    @property
    def styles(self) -> HouseStyles:
        """Return the styles."""
        return self.looks.styles


def check_house(style: HouseStyle) -> None:
    """Read the file of a house as it will be read for a brief. Raises Unusable whatever is wrong with it."""
    try:
        dressing_of(style, load_theme(theme_names()[0]))
    except Unusable:
        raise
    except Exception as failed:  # nobody foresees all that a foreign file can hold
        raise Unusable("is damaged", f"open it in Word, and {AS_WORD}") from failed


@lru_cache(maxsize=8)
def house_of(style: HouseStyle) -> House:
    """Read the file of a house. Raises Unusable, unless `config` has found it sound."""
    file = open_word_file(style.data)
    root = file.tree("styles")
    assert root is not None
    settings, styles = file.tree("settings"), house_styles(root)
    if not styles.styles:
        raise Unusable("has no styles")
    lists = house_lists(file.tree("numbering"), styles)
    looks = Looks(styles, palette(file.tree("theme"), settings))
    found = pages(file)
    for name in set(found.furniture.values()):
        part_of_page = parse(file.parts[name])
        if sum(1 for _ in part_of_page.iter(q("p"))) > _MOST_PARAGRAPHS:
            raise Unusable(f"has a header or footer of more than {_MOST_PARAGRAPHS} paragraphs", "shorten it in Word")
        if sum(map(_height, part_of_page.iter(q("spacing"), q("trHeight")))) > _HIGHEST:
            raise Unusable("has a header or footer that leaves no room for text", "give it less space in Word")
    page = house_page(found.properties) if found.properties is not None else None
    kinds = (
        "default",
        *(("first",) if page and page.title_page else ()),
        *(("even",) if even_headers(settings) else ()),
    )
    furniture = house_furniture(file, found.furniture, kinds, styles)
    fonts = font_members(file)
    sheet = serialised(stylesheet(styles))
    diagnostics = tuple(_remarks(style.name, looks, furniture))
    return House(style.name, looks, lists, page, furniture, settings, fonts, sheet, diagnostics)


def _height(node: Element) -> int:
    """Return the space that a node asks for, in twips."""
    values = (node.get(q(name), "") for name in ("before", "after", "val"))
    return sum(int(value) for value in values if value.isdecimal() and len(value) < 9)


def _remarks(name: str, looks: Looks, furniture: HouseFurniture) -> list[Diagnostic]:
    """Return what the house should know of its file."""
    found: list[Diagnostic] = []
    pale = hard_to_read(looks)
    if pale:
        hint = f"give them a darker colour in {name} (WCAG 2.2, 1.4.3: 4.5 to 1, 3 to 1 for large text)"
        found.append(warning(f"docx: styles of {name} are hard to read: {', '.join(pale)}", hint=hint))
    if furniture.wordless:
        hint = f"if it says something, give it an alternative text in {name}"
        found.append(warning(f"docx: a picture in the header or footer of {name} counts as decorative", hint=hint))
    if furniture.left_out:
        hint = "type the text instead, or leave it out"
        said = ", ".join(furniture.left_out)
        found.append(warning(f"docx: left out of the header and footer of {name}: {said}", hint=hint))
    return found


@dataclass(frozen=True, eq=False, slots=True)
class Dressing:
    """A house and a theme together: what the writer asks in place of the theme's own parts."""

    house: House
    theme: Theme
    layout: str  # of the theme as it was

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what there is to say about the house's file."""
        return self.house.diagnostics

    def static(self, page_size: str, language: str, label: Label, demand: Demand) -> tuple[Member, ...]:
        """Return the parts that many documents share."""
        return _static(self, page_size, language, label, demand)

    def numbering(self, page_size: str, instances: tuple[Instance, ...]) -> bytes:
        """Return `word/numbering.xml`."""
        definitions, named, usual = _lists(self, page_size)
        return part(
            "w:numbering", W, join((definitions, named, restarts(instances, self.house.lists.first_instance, usual)))
        )

    def context(self, metadata: Metadata, page_size: str) -> Context:
        """Return what a document begins with."""
        return Context(
            metadata,
            self.theme,
            page_size,
            house_page=self.house.page,
            ordered_as=self.layout,
            first_instance=self.house.lists.first_instance,
            slot=self.house.looks.palette.slot,
        )

    def references(self, add: Callable[[str, str], str]) -> Xml:
        """Return the references to headers and footers; `add` gives their relationships to the story."""
        found: list[Xml] = []
        for number, kind in enumerate(self.house.furniture.kinds, 1):
            for place in ("header", "footer"):
                identifier = add(place, f"{place}{number}.xml")
                found.append(xml(f'<w:{place}Reference w:type="%s" r:id="%s"/>', kind, identifier))
        return join(found)

    def furniture(self, metadata: Metadata, page_count: int) -> tuple[Member, ...]:
        """Return headers and footers with their pictures."""
        return furniture_members(self.house.furniture, metadata, page_count)


@lru_cache(maxsize=32)
def dressing_of(style: HouseStyle, theme: Theme) -> Dressing:
    """Return the theme as the house would have it, with the house."""
    house = house_of(style)
    return Dressing(house, derived(theme, house.looks, house.page), theme.layout)


@lru_cache(maxsize=64)
def _static(dressing: Dressing, page_size: str, language: str, label: Label, demand: Demand) -> tuple[Member, ...]:
    house, theme = dressing.house, dressing.theme
    added = added_styles(house.looks, theme, page_size, language, label, demand)
    end = house.sheet.rindex(b"</")
    fonts = house.fonts or (member("word/fontTable.xml", font_table(theme)),)
    own = house.looks.palette.part or theme_part(theme)
    return (
        member("word/styles.xml", house.sheet[:end] + added.encode() + house.sheet[end:]),
        member("word/settings.xml", house_settings(language, house.settings)),
        *fonts,
        member("word/theme/theme1.xml", own),
    )


@lru_cache(maxsize=32)
def _lists(dressing: Dressing, page_size: str) -> tuple[Xml, Xml, int]:
    ours = parse(numbering_part(dressing.theme, page_size, ()))
    recoloured(ours, dressing.house.looks, dressing.theme)
    return numbering_content(ours, dressing.house.lists)
