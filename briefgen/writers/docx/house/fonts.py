"""The house's `fontTable.xml` in, the same out, with the fonts inside the file that it names (17.8.3)."""

from __future__ import annotations

from briefgen.writers.docx.house.reading import WordFile
from briefgen.writers.docx.house.tree import keep_word_only, q, remove, rooted, serialised
from briefgen.writers.docx.package import Member, Relationships, member
from briefgen.writers.docx.xml import OFFICE_RELATIONSHIPS

_EMBEDDED = tuple(q(f"embed{face}") for face in ("Regular", "Bold", "Italic", "BoldItalic"))
_ID = f"{{{OFFICE_RELATIONSHIPS}}}id"


def font_members(file: WordFile) -> tuple[Member, ...]:
    """Return the table of fonts, and the fonts embedded in the file; none where the file has no table."""
    root = file.tree("fontTable")
    if root is None:
        return ()
    targets = file.targets(file.related("fontTable"))
    own, fonts = Relationships(), dict[str, Member]()
    for node in list(root.iter(*_EMBEDDED)):
        found = targets.get(node.get(_ID, ""))
        data = file.parts.get(found.name) if found is not None and not found.external else None
        if data is None or found is None or found.kind != "font":
            remove(node)
            continue
        name = fonts.get(found.name, member(f"word/fonts/font{len(fonts) + 1}.odttf", data))
        fonts[found.name] = name
        node.set(_ID, own.add("font", name.name.removeprefix("word/")))
    identifiers = {node: node.get(_ID) for node in root.iter(*_EMBEDDED)}
    for font in list(root):
        keep_word_only(font)
    for charset in root.iter(q("charset")):  # its number says the same in every Word
        charset.attrib.pop(q("characterSet"), None)
    for node, identifier in identifiers.items():
        node.set(_ID, identifier)
    table = member("word/fontTable.xml", serialised(rooted("fonts", list(root), ("w", "r"))))
    if not fonts:
        return (table,)
    return (table, member("word/_rels/fontTable.xml.rels", own.part()), *fonts.values())
