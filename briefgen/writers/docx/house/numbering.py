"""The house's `numbering.xml` in, its lists with new numbers out, and ours beside them (ECMA-376 Part 1, 17.9).

Ours keep the numbers that the story knows, the house's come after them, then an instance for each ordered list. These
are instances of one definition with the levels that the house's list styles have, whatever lists these belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from briefgen.writers.docx.dress import Frame
from briefgen.writers.docx.formatting import LIST_DEPTH, base_instance
from briefgen.writers.docx.house.grammar import normalise
from briefgen.writers.docx.house.page import undeclared
from briefgen.writers.docx.house.styles import HouseStyles
from briefgen.writers.docx.house.tree import VAL, Element, keep_word_only, q, remove, value
from briefgen.writers.docx.numbering import FIRST_INSTANCE, Instance
from briefgen.writers.docx.xml import Xml, join, xml

_OTHER_LEVEL = re.compile("%[1-9]")
_OURS = FIRST_INSTANCE  # numbers below it are ours
_NSID = "5BF1{:04X}"
_BEFORE_NUMBER = ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")  # in `w:pPr` (17.3.1.26)


@dataclass(frozen=True, eq=False, slots=True)
class HouseLists:
    """The lists that a house's styles belong to, renumbered; `levels` are those of its numbered styles by depth."""

    definitions: tuple[Element, ...] = ()
    instances: tuple[tuple[int, Element], ...] = ()
    levels: dict[int, Element] = field(default_factory=dict)
    owned: frozenset[str] = frozenset()  # the styles that belong to one of these lists

    @property
    def first_instance(self) -> int:
        """Return the number of a document's first ordered list."""
        return _OURS + len(self.instances) + 1


def house_lists(root: Element | None, styles: HouseStyles) -> HouseLists:
    """Return the lists that styles name, and let the styles name them by their new numbers.

    List styles of the house that belong to no list are put into ours: without a number they would be no list.
    """
    reading = _Reading(root, styles)
    named = reading.renumber()
    owned = {identity for identity in styles.styles if reading.number_of(identity)[0] > 0}
    levels = {
        depth: level
        for depth in range(LIST_DEPTH)
        if (identity := list_style(True, depth)) in owned and (level := reading.level(identity)) is not None
    }
    for depth in range(LIST_DEPTH):
        for ordered in (False, True):
            identity = list_style(ordered, depth)
            if identity in styles.styles and identity not in owned:
                _put_into_ours(styles.styles[identity], ordered, depth)
    for definition in reading.definitions.values():
        styles.translate(definition)
    return HouseLists(tuple(reading.definitions.values()), tuple(named.items()), levels, frozenset(owned))


def list_style(ordered: bool, depth: int) -> str:
    """Return the id of Word's list style for a depth."""
    return f"List{'Number' if ordered else 'Bullet'}{depth + 1 if depth else ''}"


def _put_into_ours(style: Element, ordered: bool, depth: int) -> None:
    set_number(style, base_instance(Frame.FLOW, ordered), depth)


def set_number(style: Element, instance: int, level: int = 0) -> None:
    """Let a style belong to a level of a list; to none if the instance is 0."""
    properties = style.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        after = [style.find(q(name)) for name in ("rPr", "tblPr")]
        place = next((style.index(node) for node in after if node is not None), len(style))
        style.insert(place, properties)
    for old in properties.findall(q("numPr")):
        remove(old)
    number = etree.Element(q("numPr"))
    if level:
        etree.SubElement(number, q("ilvl")).set(VAL, str(level))
    etree.SubElement(number, q("numId")).set(VAL, str(instance))
    place = sum(properties.find(q(name)) is not None for name in _BEFORE_NUMBER)
    properties.insert(place, number)


class _Reading:
    """The house's lists while they are read; definitions by their old numbers."""

    def __init__(self, root: Element | None, styles: HouseStyles) -> None:
        self.styles = styles
        if root is not None:
            normalise(root)
        found = root if root is not None else ()
        self.every = {d.get(q("abstractNumId")): d for d in found if d.tag == q("abstractNum")}
        self.nums = {n.get(q("numId")): n for n in found if n.tag == q("num")}
        self.definitions: dict[str, Element] = {}
        self._new: dict[int, Element] = {}

    def renumber(self) -> dict[int, Element]:
        """Give new numbers to the lists that styles name; return the instances by these."""
        numbers: dict[str, int] = {}
        for style in self.styles.styles.values():
            for node in list(style.iter(q("numPr"))):
                old = value(node, "numId", "0")
                definition = value(self.nums.get(old), "abstractNumId")
                if old != "0" and definition not in self.every:
                    remove(node)
                elif old != "0":
                    new = numbers.setdefault(old, _OURS + len(numbers))
                    node.find(q("numId")).set(VAL, str(new))
                    self._take(old, new, definition)
        return self._new

    def _take(self, old: str, new: int, definition: str) -> None:
        if new in self._new:
            return
        instance = deepcopy(self.nums[old])
        _plain(instance)
        if definition not in self.definitions:
            taken = deepcopy(self.every[definition])
            _plain(taken)
            number = _OURS + len(self.definitions)
            taken.set(q("abstractNumId"), str(number))
            self.definitions[definition] = taken
        instance.set(q("numId"), str(new))
        instance.find(q("abstractNumId")).set(VAL, self.definitions[definition].get(q("abstractNumId")))
        self.styles.translate(instance)
        self._new[new] = instance

    def number_of(self, identity: str) -> tuple[int, int]:
        """Return the instance and level of a style of ours or of one that it is based on; 0 if it has none."""
        level: str | None = None
        for style in self.styles.chain(identity):
            number = style.find(f"{q('pPr')}/{q('numPr')}")
            if number is None:
                continue
            level = level or value(number, "ilvl") or None
            text = value(number, "numId")
            if text:
                return (int(text) if text.isdigit() else 0), int(level) if level and level.isdigit() else 0
        return 0, 0

    def level(self, identity: str) -> Element | None:
        """Return the level that a style belongs to, with the indents that the style has itself."""
        number, depth = self.number_of(identity)
        found = self._defined(number, self._linked(number, identity, depth))
        if found is None:
            return None
        level = deepcopy(found)
        for node in level.findall(q("pStyle")):
            remove(node)
        _indent(level, self.styles.chain(identity))
        return level

    def _linked(self, number: int, identity: str, depth: int) -> int:
        """Return the level: the one that names the style, else the one that the style names."""
        instance = self._new.get(number)
        definition = self._definition(instance)
        for level in definition.findall(q("lvl")) if definition is not None else ():
            named = value(level, "pStyle")
            if self.styles.renamed.get(named) == identity:
                return int(level.get(q("ilvl"), "0"))
        return depth

    def _defined(self, number: int, depth: int) -> Element | None:
        instance = self._new.get(number)
        if instance is None:
            return None
        here = f"[@{q('ilvl')}='{depth}']"
        override = instance.find(f"{q('lvlOverride')}{here}/{q('lvl')}")
        definition = self._definition(instance)
        return override if override is not None or definition is None else definition.find(f"{q('lvl')}{here}")

    def _definition(self, instance: Element | None) -> Element | None:
        """Return the definition of an instance, or the one that it links to by a style of lists (17.9.21)."""
        number = value(instance, "abstractNumId")
        definition = next((d for d in self.definitions.values() if d.get(q("abstractNumId")) == number), None)
        link = value(definition, "numStyleLink")
        style = self.styles.styles.get(self.styles.renamed.get(link, ""))
        linked = value(style.find(f"{q('pPr')}/{q('numPr')}"), "numId") if style is not None else ""
        other = self._new.get(int(linked)) if linked.isdigit() else None
        if other is None or other is instance:
            return definition
        number = value(other, "abstractNumId")
        return next((d for d in self.definitions.values() if d.get(q("abstractNumId")) == number), definition)


def _plain(element: Element) -> None:
    """Leave behind what lists need not: pictures as bullets, the code of the template."""
    keep_word_only(element)
    for node in list(element.iter(q("lvlPicBulletId"), q("tmpl"), q("name"))):
        remove(node)
    for level in element.iter(q("lvl")):
        level.attrib.pop(q("tplc"), None)


def _indent(level: Element, chain: list[Element]) -> None:
    """Give a level the indents of its style, which count more than the level's own (17.9.23)."""
    own = next((node for style in chain if (node := style.find(f"{q('pPr')}/{q('ind')}")) is not None), None)
    if own is None:
        return
    properties = level.find(q("pPr"))
    if properties is None:
        properties = etree.Element(q("pPr"))
        run = level.find(q("rPr"))
        level.insert(level.index(run) if run is not None else len(level), properties)
    here = properties.find(q("ind"))
    if here is None:
        properties.append(deepcopy(own))
        return
    if q("firstLine") in own.attrib:
        here.attrib.pop(q("hanging"), None)
    here.attrib.update(own.attrib)


def numbering_content(ours: Element, lists: HouseLists) -> tuple[Xml, Xml, int]:
    """Return all definitions, all instances that styles name, and the definition of ordered lists in the text."""
    for node in list(ours.iter(q("pStyle"))):
        if node.get(VAL) in lists.owned:
            remove(node)
    composite = _OURS + len(lists.definitions)
    definitions = [*ours.findall(q("abstractNum")), *lists.definitions]
    usual = base_instance(Frame.FLOW, True)
    if lists.levels:
        base = next(d for d in definitions if d.get(q("abstractNumId")) == str(usual))
        definitions.append(_composite(base, lists.levels, composite))
        usual = composite
    instances = [*ours.findall(q("num")), *(instance for _, instance in lists.instances)]
    return _markup(definitions), _markup(instances), usual


def _composite(base: Element, levels: dict[int, Element], number: int) -> Element:
    """Return a definition with the house's levels, and ours at the depths that it has none for."""
    found = deepcopy(base)
    found.set(q("abstractNumId"), str(number))
    found.find(q("nsid")).set(VAL, _NSID.format(number))
    for level in list(found.findall(q("lvl"))):
        for node in level.findall(q("pStyle")):
            remove(node)
        depth = int(level.get(q("ilvl")))
        if depth in levels:
            found.replace(level, _placed(deepcopy(levels[depth]), depth))
    return found


def _placed(level: Element, depth: int) -> Element:
    """Return a level for another depth: its text names its own number alone."""
    was = int(level.get(q("ilvl"), "0"))
    level.set(q("ilvl"), str(depth))
    text = level.find(q("lvlText"))
    if text is not None and was != depth:
        numbers = _OTHER_LEVEL.findall(text.get(VAL, ""))
        alone = numbers == [f"%{was + 1}"]
        text.set(VAL, text.get(VAL).replace(numbers[0], f"%{depth + 1}") if alone else f"%{depth + 1}.")
    return level


def _markup(elements: Iterable[Element]) -> Xml:
    return join(undeclared(deepcopy(element)) for element in elements)


def restarts(instances: tuple[Instance, ...], first: int, usual: int) -> Xml:
    """Return an instance for each ordered list of a document; `usual` is the definition of those in the text."""
    return join(
        xml(
            '<w:num w:numId="%s"><w:abstractNumId w:val="%s"/><w:lvlOverride w:ilvl="%s"><w:startOverride w:val="%s"/>'
            "</w:lvlOverride></w:num>",
            number, usual if instance.frame is Frame.FLOW else base_instance(instance.frame, True),
            instance.level, instance.start,
        )
        for number, instance in enumerate(instances, first)
    )  # fmt: skip
