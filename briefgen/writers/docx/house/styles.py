"""The house's `styles.xml` in, its styles under our ids out; ours are put behind those that it has.

A style is known by its name: built-in ones have English names in every Word, ids differ by language (17.7.4.9). So the
story, which names ids, needs to know nothing of a house.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefgen.labels import Label
from briefgen.style.theme import load_theme
from briefgen.writers.docx.dress import Demand, Frame, Mixture, Variant
from briefgen.writers.docx.house.grammar import normalise
from briefgen.writers.docx.house.tree import VAL, Element, keep_word_only, local, parse, q, remove, rooted, value
from briefgen.writers.docx.styles import styles_part

_LEFT_BEHIND = frozenset(
    ("rsid", "personal", "personalCompose", "personalReply", "autoRedefine", "rPrChange", "pPrChange", "tblPrChange",
     "trPrChange", "tcPrChange", "ins", "del", "moveFrom", "moveTo", "numberingChange", "cellIns", "cellDel")
)  # fmt: skip
_HIDING = ("vanish", "webHidden", "specVanish")
_HIDING_BY_DEFAULT = ("w", "position", "fitText", "highlight", "framePr")  # what no style of ours sets back
_MARKS = ("tlp label", "draft mark", "embargo mark", "page number text", "marking", "brief header", "brief footer")
_MARK_IDS = tuple(mark.replace(" ", "") for mark in _MARKS)
_SET_ASIDE = " (house)"
ASIDE = "House"  # before the id of a style that stands aside for one of ours
_NAMING = ("basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "numStyleLink", "styleLink")
_LONGEST = 200  # characters of an id or a name: Word takes 253
_KINDS = ("paragraph", "character", "table", "numbering")
_DEEPEST = 50  # styles on each other; Word's own have five
_DEFAULT, _TYPE = q("default"), q("type")
_ON = ("1", "true", "on")


@dataclass(frozen=True, eq=False, slots=True)
class HouseStyles:
    """The styles of a house, each under the id that the story would name; `renamed` maps the file's ids to these."""

    defaults: Element | None
    latent: Element | None
    styles: dict[str, Element]
    renamed: dict[str, str]

    def chain(self, identity: str) -> list[Element]:
        """Return a style and those that it is based on."""
        found: list[Element] = []
        while identity in self.styles:  # `_cut` has left no circle
            found.append(self.styles[identity])
            identity = value(found[-1], "basedOn")
        return found

    def translate(self, root: Element) -> None:
        """Let the names of styles below an element be those of the styles as they are called now."""
        for node in list(root.iter(*map(q, _NAMING))):
            now = self.renamed.get(node.get(VAL, ""))
            if now is None:
                remove(node)
            else:
                node.set(VAL, now)


def house_styles(root: Element) -> HouseStyles:
    """Return the styles of a `styles.xml`."""
    found: list[tuple[Element, str]] = []
    there: dict[tuple[str, str], str] = {}  # by kind, and by name or the id of one that stands aside
    taken: set[str] = set()
    renamed: dict[str, str] = {}
    usual: set[str] = set()
    for style in root.findall(q("style")):
        kind, name, old = style.get(_TYPE, "paragraph"), _name(style), style.get(q("styleId"), "")
        if not name or not old or old in renamed or kind not in _KINDS:
            continue
        aside = _aside(style)
        if (kind, aside) in there:  # the label of a brief whose house had one: one of them is enough
            renamed[old] = there[kind, aside]
            continue
        first = (kind, name) not in there
        now = _free((aside or (_identity(kind, name, old) if first else f"Other{old}"))[:_LONGEST], taken)
        taken.add(now)
        there.setdefault((kind, name), now)
        if aside:
            there[kind, aside] = now
        elif not first or "," in value(style, "name") or len(name) > _LONGEST:  # one name, and one that is free
            style.find(q("name")).set(VAL, f"{name[:_LONGEST]}{'' if first else f' {now}'}")
        style.set(_TYPE, kind)
        if not is_default(style) or kind in usual:
            style.attrib.pop(_DEFAULT, None)
        else:
            usual.add(kind)
        renamed[old] = now
        found.append((style, now))
    result = HouseStyles(root.find(q("docDefaults")), root.find(q("latentStyles")), {}, renamed)
    for style, now in found:
        _clean(style)
        style.set(q("styleId"), now)
        result.styles[now] = style
        result.translate(style)
    _cut(result.styles)
    for general in (result.defaults, result.latent):
        if general is not None:
            _clean(general)
            for node in list(general.iter(*map(q, _HIDING_BY_DEFAULT))):
                remove(node)
    return result


def _cut(styles: dict[str, Element]) -> None:
    """Take a style off what it is based on if that is of another kind, leads in a circle, or through too many."""
    depths: dict[str, int] = {}
    for identity in styles:
        path: dict[str, None] = {}
        while identity in styles and identity not in depths and identity not in path:
            path[identity] = None
            identity = value(styles[identity], "basedOn")
        depth = depths.get(identity, 0)  # of what the path leads to; a circle begins anew
        for each in reversed(path):
            base = styles.get(value(styles[each], "basedOn"))
            alike = base is not None and base.get(_TYPE) == styles[each].get(_TYPE)
            node = styles[each].find(q("basedOn"))
            if node is not None and (not alike or not 0 < depth < _DEEPEST):
                remove(node)
                depth = 0
            depth += 1
            depths[each] = depth


def is_mark(name: str) -> bool:
    """Tell whether a style of this name shows label, draft, embargo or page: such styles are ours alone."""
    return name.strip().casefold().startswith(_MARKS)


def _aside(style: Element) -> str:
    """Give a style of the house that has the name of a mark another one; return its id, or nothing if it has not."""
    name = value(style, "name").partition(",")[0].strip().removesuffix(_SET_ASIDE)
    if not is_mark(name):
        return ""
    style.find(q("name")).set(VAL, f"{name}{_SET_ASIDE}")
    return ASIDE + "".join(filter(str.isalnum, name.title().replace("Tlp", "TLP")))


def _clean(element: Element) -> None:
    """Leave behind what is of no use to a brief, and what would hide words."""
    keep_word_only(element)
    for node in list(element.iter()):
        if local(node) in _LEFT_BEHIND or local(node) in _HIDING:
            remove(node)
    normalise(element)


def _name(style: Element) -> str:
    """Return a style's name as Word compares it: without regard to case, and without names beside it."""
    return value(style, "name").partition(",")[0].strip().casefold()


def _identity(kind: str, name: str, old: str) -> str:
    """Return the id of a style: ours if it is one of ours, else its own unless that is an id of ours."""
    known = known_styles()
    if (kind, name) in known:
        return known[kind, name]
    ours = old in set(known.values()) or old.casefold().startswith(_MARK_IDS)  # the marks' are not in the theme's sheet
    return f"{ASIDE}{old}" if ours else old


def _free(identity: str, taken: set[str]) -> str:
    found, count = identity, 1
    while found in taken:
        count += 1
        found = f"{identity}{count}"
    return found


@lru_cache(maxsize=1)
def known_styles() -> dict[tuple[str, str], str]:
    """Return all styles that the story may name, those too that few documents need: (type, name) -> id."""

    def read(demand: Demand) -> list[Element]:
        return our_styles(styles_part(load_theme("press"), "a4", "en", Label.CLEAR, demand))

    frames = [frame.value for frame in Frame if frame.value]
    variants = frozenset(Variant(frame, hung, apart) for frame in frames for hung in _EITHER for apart in _EITHER)
    characters = [value(style, "name") for style in read(Demand()) if style.get(q("type")) == "character"]
    mixtures = frozenset(
        Mixture(name, strong, italic) for name in characters for strong in _EITHER for italic in _EITHER
        if strong or italic
    )  # fmt: skip
    styles = read(Demand(0, True, variants, mixtures))
    return {(style.get(q("type")), _name(style)): style.get(q("styleId")) for style in styles}


_EITHER = (False, True)


def our_styles(data: bytes) -> list[Element]:
    """Return the styles of a part of ours."""
    return list(parse(data).findall(q("style")))


def is_default(style: Element) -> bool:
    """Tell whether a style is the one that all text of its kind has."""
    return style.get(_DEFAULT) in _ON


def missing(house: HouseStyles, ours: list[Element]) -> list[Element]:
    """Return those of our styles that the house does not have; names of its own are not used a second time."""
    names, defaults = _taken(house)
    found = [style for style in ours if style.get(q("styleId")) not in house.styles]
    for style in found:
        if is_default(style) and style.get(q("type")) in defaults:
            del style.attrib[_DEFAULT]
        if _name(style) in names:  # of a style of another type
            name = style.find(q("name"))
            name.set(VAL, f"{name.get(VAL)} (brief)")
    return found


@lru_cache(maxsize=8)
def _taken(house: HouseStyles) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of the house's styles, and the kinds that it has a usual style of."""
    usual = (style.get(_TYPE) for style in house.styles.values() if is_default(style))
    return frozenset(map(_name, house.styles.values())), frozenset(usual)


def stylesheet(house: HouseStyles) -> Element:
    """Return the root of a style sheet with all that the house has."""
    general = (part for part in (house.defaults, house.latent) if part is not None)
    return rooted("styles", (*general, *house.styles.values()))
