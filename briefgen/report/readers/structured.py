"""Read a report that is written as YAML. In: a YAML file. Out: a draft; or a ReportError with every mistake in it.

    title: Ports of Zedland                 # text; so are subtitle, author, publisher, date, url
    language: en
    tlp: CLEAR                              # the default label of everything in the report
    lead: One paragraph.                    # or a list of paragraphs
    parts:
      - heading: Fees
        role: findings                      # findings, conclusion, recommendations, summary, context, ignore
        findings:                           # a list: bullets. `text` in its place: paragraphs
          - Fees fell by 15% in a year.
          - {text: …, id: fees.permits, source: …, themes: [fees], tlp: AMBER, allegation: true}
        tables:                             # data that a figure of brief.yaml may draw (`structured_tables`)
          - {id: fees, title: …, header: [Port, 2026], rows: [[Quell, 1.9]], source: …, tlp: GREEN}
      - heading: What to do
        role: recommendations
        text:
          - {text: Publish the register., to: [minister]}

The place of a passage is the line on which its text starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.diagnostics import Diagnostic, Location
from briefgen.errors import ReportError
from briefgen.labels import LABELS, Label
from briefgen.nearest import did_you_mean
from briefgen.phrasing import shortened
from briefgen.report.assemble import METADATA, Block, Draft, DraftPart
from briefgen.report.identifiers import RESERVED
from briefgen.report.model import Kind, Place, Role
from briefgen.report.readers.file import MAX_BYTES, TextFile
from briefgen.report.readers.lines import is_blank
from briefgen.report.readers.structured_tables import tables_of
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import KeyPath, YamlDocument

REPORT_KEYS = ("title", "subtitle", "language", *METADATA, "tlp", "lead", "parts")
PART_KEYS = ("heading", "role", "findings", "text", "tables")
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
ITEM_KEYS = ("text", "id", "source", "themes", "tlp", "allegation", "to")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FORBIDDEN = re.compile("[\0\ufdd0-\ufdef]")
_JOINT = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")


def read(file: TextFile) -> Draft:
    """Return what a YAML report holds."""
    document = parse(file.text, file.path, limit=MAX_BYTES)
    reader = _Reader(document)
    draft = reader.report(file.diagnostics) if document.data is not None or document.ok else None
    problems = _without_echoes((*document.diagnostics, *reader.problems))
    if problems or draft is None:
        raise ReportError((*problems, *file.diagnostics))
    return draft


def _without_echoes(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return problems in the order of the file; of several at one place only the first, which is YAML's own."""
    by_place: dict[Location | None, Diagnostic] = {}
    for problem in problems:
        by_place.setdefault(problem.location, problem)
    return sorted(by_place.values(), key=lambda d: d.location or Location(""))


class _Reader:
    """Take a document apart; what does not fit lands in `problems`."""

    def __init__(self, document: YamlDocument) -> None:
        self.document = document
        self.problems: list[Diagnostic] = []
        self.ids: dict[str, int] = {}

    def report(self, diagnostics: tuple[Diagnostic, ...]) -> Draft | None:
        """Return the whole report."""
        data = self.mapping(self.document.data, (), REPORT_KEYS, "a report")
        if data is None:
            return None
        metadata = {key: self.text(data.get(key), (key,), dated=key == "date") for key in METADATA if key in data}
        return Draft(
            title=self._block(data.get("title"), ("title",), Kind.TITLE) if "title" in data else None,
            subtitle=self._block(data.get("subtitle"), ("subtitle",), Kind.SUBTITLE) if "subtitle" in data else None,
            lead=self._blocks(data.get("lead"), ("lead",), Kind.LEAD, ()) if "lead" in data else (),
            parts=self._parts(data.get("parts"), ("parts",)) if "parts" in data else (),
            metadata={key: value or "" for key, value in metadata.items()},
            language=self._language(data),
            label=self.label(data["tlp"], ("tlp",)) if "tlp" in data else None,
            diagnostics=diagnostics,
        )

    # Parts and blocks

    def _parts(self, value: object, path: KeyPath) -> tuple[DraftPart, ...]:
        if not isinstance(value, list):
            self.wrong(value, path, "a list of parts", "write each part as `- heading: …`")
            return ()
        found = (self._part(part, (*path, n)) for n, part in enumerate(value))
        return tuple(part for part in found if part)

    def _part(self, value: object, path: KeyPath) -> DraftPart | None:
        data = self.mapping(value, path, PART_KEYS, "a part")
        if data is None:
            return None
        heading = self._block(data["heading"], (*path, "heading"), Kind.HEADING) if "heading" in data else None
        role = self._role(data["role"], (*path, "role")) if "role" in data else None
        given = "set in the report" if role else ""
        if "findings" in data and "text" in data:
            hint = "put the paragraphs into a part of their own"
            self.problem("a part has `findings` or `text`, not both", (*path, "text"), hint, key=True)
        name, kind = ("findings", Kind.BULLET) if "findings" in data else ("text", Kind.PARAGRAPH)
        if name == "findings" and role is None:
            role, given = Role.FINDINGS, "the report lists findings here"
        asks = role is Role.RECOMMENDATIONS or role is None
        keys = ITEM_KEYS if asks else tuple(key for key in ITEM_KEYS if key != "to")
        blocks = self._blocks(data[name], (*path, name), kind, keys) if name in data else ()
        tables = tables_of(data["tables"], (*path, "tables"), self) if "tables" in data else ()
        return DraftPart(heading, 1, blocks, role, given, tables)

    def _blocks(self, value: object, path: KeyPath, kind: Kind, keys: tuple[str, ...]) -> tuple[Block, ...]:
        """Return blocks of a text or a list; `keys` are those that an item may have, none if it must be a text."""
        if isinstance(value, str):
            block = self._block(value, path, kind)
            return (block,) if block else ()
        if not isinstance(value, list):
            self.wrong(value, path, "text, or a list of texts")
            return ()
        found = (self._item(item, (*path, n), kind, keys) for n, item in enumerate(value))
        return tuple(block for block in found if block)

    def _item(self, value: object, path: KeyPath, kind: Kind, keys: tuple[str, ...]) -> Block | None:
        if not isinstance(value, dict) or not keys:
            hint = "put quotes around text that holds a colon" if isinstance(value, dict) else ""
            return self._block(value, path, kind, hint)
        data = self.mapping(value, path, keys, "a passage")
        if data is None:
            return None
        if "text" not in data:
            self.problem("a passage needs `text`", path, _colon_hint(data))
            return None
        text = self.text(data["text"], (*path, "text"))
        if text is None:
            return None
        return Block(
            kind,
            text,
            self.place((*path, "text")),
            id=self.id(data["id"], (*path, "id")) if "id" in data else "",
            source=(self.text(data["source"], (*path, "source")) or "") if "source" in data else "",
            themes=self._names(data["themes"], (*path, "themes")) if "themes" in data else (),
            label=self.label(data["tlp"], (*path, "tlp")) if "tlp" in data else None,
            allegation=self._truth(data["allegation"], (*path, "allegation")) if "allegation" in data else None,
            recommends_to=self._texts(data["to"], (*path, "to")) if "to" in data else (),
        )

    def _block(self, value: object, path: KeyPath, kind: Kind, hint: str = "") -> Block | None:
        text = self.text(value, path, hint=hint)
        return Block(kind, text, self.place(path)) if text else None

    def place(self, path: KeyPath) -> Place:
        """Return the place of what stands at a path."""
        return Place(self.document.location(path).line)

    # Values

    def mapping(self, value: object, path: KeyPath, keys: tuple[str, ...], what: str) -> dict[str, object] | None:
        """Return the value if it is a mapping; keys that there are not are told."""
        if not isinstance(value, dict):
            self.wrong(value, path, f"{what} with the keys {', '.join(keys)}")
            return None
        for key in value:
            if key not in keys:
                self.problem(f"unknown key `{_short(key)}`", (*path, key), did_you_mean(key, keys), key=True)
        return value

    def text(self, value: object, path: KeyPath, *, dated: bool = False, hint: str = "") -> str | None:
        """Return the value if it is a text that a report may hold."""
        if dated and isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        if not isinstance(value, str):
            self.wrong(value, path, "text", hint)
            return None
        if is_blank(value):
            self.problem("this text is empty", path, "write the text, or leave out the key")
            return None
        odd = _FORBIDDEN.search(value)
        if odd:
            self.problem(f"the character U+{ord(odd.group()):04X} may not stand in a report", path, "delete it")
            return None
        return _JOINT.sub(" ", value.strip("\r\n\t "))

    def _texts(self, value: object, path: KeyPath) -> tuple[str, ...]:
        if isinstance(value, list):
            found = (self.text(item, (*path, n)) for n, item in enumerate(value))
            return tuple(text for text in found if text)
        text = self.text(value, path)
        return (text,) if text else ()

    def _names(self, value: object, path: KeyPath) -> tuple[str, ...]:
        """Return names of themes; a sentence is none, for a theme may become a heading."""
        found = self._texts(value, path)
        for text in found:
            if not NAME.fullmatch(text):
                self.problem(f"`{text[:60]}` is no name of a theme", path, "use lower case, digits and hyphens")
        return found

    def _truth(self, value: object, path: KeyPath) -> bool | None:
        if isinstance(value, bool):
            return value
        self.wrong(value, path, "`true` or `false`")
        return None

    def _role(self, value: object, path: KeyPath) -> Role | None:
        roles = [str(role) for role in Role]
        if isinstance(value, str) and value.casefold() in roles:
            return Role(value.casefold())
        self.problem(f"`{_short(value)}` is not a role", path, did_you_mean(str(value), roles))
        return None

    def label(self, value: object, path: KeyPath) -> Label | None:
        """Return the label of a word."""
        word = value.upper().removeprefix("TLP:").strip() if isinstance(value, str) else ""
        if word in LABELS:
            return LABELS[word]
        self.problem(f"`{_short(value)}` is not a label", path, did_you_mean(str(value), LABELS))
        return None

    def _language(self, data: dict[str, object]) -> str:
        if "language" not in data:
            return ""
        text = self.text(data["language"], ("language",)) or ""
        if text and not _LANGUAGE.fullmatch(text):
            self.problem(f"`{_short(text)}` is not a language", ("language",), "write its code, such as en or pt-BR")
        return text

    def id(self, value: object, path: KeyPath) -> str:
        """Return the id if it is one that nothing else has; "" if not."""
        text = self.text(value, path) or ""
        line = self.document.location(path).line
        if not text:
            return ""
        if not _ID.fullmatch(text) or text in RESERVED or text.startswith("lead."):
            hint = "use letters without accents, digits, `.`, `-` and `_`, at most 40; not title, subtitle or lead"
            self.problem(f"`{_short(text)}` cannot be an id", path, hint)
        elif text in self.ids:
            self.problem(f"the id `{text}` is used twice (line {self.ids[text]} and line {line})", path, "change one")
        self.ids.setdefault(text, line)
        return text

    # Problems

    def problem(self, message: str, path: KeyPath, hint: str = "", *, key: bool = False) -> None:
        """Add an error about what stands at a path."""
        self.problems.append(self.document.error(message, path, hint, key=key))

    def wrong(self, value: object, path: KeyPath, wanted: str, hint: str = "") -> None:
        """Add the error that a value is of another kind than the one wanted."""
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "the file")
        if not hint and isinstance(value, int | float) and wanted == "text":
            hint = f'put quotes around it: "{_short(value)}"'
        self.problem(f"`{name}` needs {wanted}; found {_kind(value)}" if path else f"a report is {wanted}", path, hint)


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"the number {_short(value)}"
    if isinstance(value, str):
        return f"the text `{_short(value)}`"
    return "a list" if isinstance(value, list) else "keys and values"


def _colon_hint(data: dict[str, object]) -> str:
    """Say what most often makes a mapping of a text: a colon in it."""
    first = next(iter(data), "")
    return "put quotes around text that holds a colon" if first and first not in ITEM_KEYS else "add `text: …`"


def _short(value: object) -> str:
    return shortened(str(value), 40)
