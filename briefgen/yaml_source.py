"""YAML text as people write it, with the line of every key and value and with all that is wrong in it.

In: the text of a file. Out: a `YamlDocument`: plain data, the places of its keys and values, and diagnostics. It reads
YAML 1.1 with PyYAML's events, without recursion, and is stricter than YAML: what YAML would silently turn into
something else (`no` into false, `12:30` into 750, `010` into 8), duplicate keys, anchors, aliases and tags are errors.
Keys are always text, so `no: …` is the key "no". Dates stay text. Nothing is raised: the caller decides what an error
stops.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.diagnostics import Diagnostic, Location, Severity, error

KeyPath = tuple[str | int, ...]
Point = tuple[int, int]

MAX_CHARACTERS = 10_000_000
MAX_DEPTH = 50
MAX_DIGITS = 100
MAX_LINES = 300_000
MAX_VALUES = 200_000  # keys and values
MAX_PROBLEMS = 50  # told of one file; the others are counted
MAX_CHOICES = 200  # looked at, and
MAX_LISTED = 30  # named in a hint
MAX_MESSAGE = 400
EXCERPT_WIDTH = 160
LOOKED_AT = 1000  # characters of a line, for what is not closed in it
MANY_CHOICES = 12  # beyond these, the nearest one alone is named
WRONG_FILE = "is it the right file?"


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """A YAML file as read. `data` holds dicts with text keys, lists, text, numbers, booleans and None.

    `places` maps the path of each value to its line and column, `key_places` that of each key. Where the text cannot be
    read at all, `data` is None and `diagnostics` says why.
    """

    file: str
    data: object
    places: Mapping[KeyPath, Point]
    key_places: Mapping[KeyPath, Point]
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Tell whether the document holds no error."""
        return not any(d.severity is Severity.ERROR for d in self.diagnostics)

    def location(self, path: Iterable[str | int]) -> Location:
        """Return where the value at a path starts; parts of the path that the file does not have are left off."""
        at = tuple(path)
        while at and at not in self.places:
            at = at[:-1]
        return Location(self.file, *self.places.get(at, (1, 1)))

    def key_location(self, path: Iterable[str | int]) -> Location:
        """Return where the key at the end of a path starts, else where the value there does."""
        at = tuple(path)
        return Location(self.file, *self.key_places[at]) if at in self.key_places else self.location(at)

    def excerpt(self, line: int) -> str:
        """Return a line of the file, cut to what fits a message; "" if there is no such line."""
        return _cut(self.lines[line - 1]) if 0 < line <= len(self.lines) else ""

    def error(self, message: str, path: Iterable[str | int], hint: str = "", *, key: bool = False) -> Diagnostic:
        """Make an error about the value at a path, or about its key, with the line it stands on."""
        location = self.key_location(path) if key else self.location(path)
        return error(_told(message), location, _told(hint), self.excerpt(location.line))

    def and_more(self, count: int, after: Location | None) -> Diagnostic:
        """Make the error that tells how many more problems there are than are told; it stands after the last one."""
        return error(f"and {count:,} more problems in this file", after or Location(self.file))


def likely(word: str, choices: Sequence[str]) -> Sequence[str]:
    """Return the choices worth comparing letter by letter: where there are very many, those that begin most alike."""
    if len(choices) <= MAX_CHOICES:
        return choices
    ordered = sorted(choices)
    first = max(0, bisect_left(ordered, word) - MAX_CHOICES // 2)
    return ordered[first : first + MAX_CHOICES]


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a word, or None if none is like it."""
    from difflib import get_close_matches

    by_fold: dict[str, str] = {}
    for choice in likely(word, list(choices)):
        by_fold.setdefault(choice.casefold(), choice)
    found = get_close_matches(word.casefold()[:200], by_fold, 1, 0.6)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a hint that names the nearest choice, if one is near, and all of them where that helps."""
    listed = list(choices)
    close = nearest(word, listed)
    if close and len(listed) > MANY_CHOICES:
        return f"did you mean `{close}`?"
    others = f" and {len(listed) - MAX_LISTED:,} more" if len(listed) > MAX_LISTED else ""
    choose = f"choose from: {', '.join(listed[:MAX_LISTED])}{others}" if listed else ""
    return f"did you mean `{close}`? {choose}".strip() if close else choose


def parse(text: str, file: str, *, limit: int = MAX_CHARACTERS, depth: int = MAX_DEPTH) -> YamlDocument:
    """Read YAML text; `file` is the name that locations give. Never raises for what the text holds."""
    text = text.removeprefix("\ufeff")
    if len(text) > limit:
        message = f"the file is too large: {len(text):,} characters, at most {limit:,} are read"
        return YamlDocument(file, None, {}, {}, (), (error(message, Location(file)),))
    if text.count("\n") + text.count("\r") > MAX_LINES:
        message = f"the file has more than {MAX_LINES:,} lines"
        return YamlDocument(file, None, {}, {}, (), (error(message, Location(file), WRONG_FILE),))
    source = _Source(text, file)
    found = _unprintable(source)
    if found:
        return YamlDocument(file, None, {}, {}, source.lines, found)
    builder = _Builder(source, depth)
    builder.run()
    diagnostics = tuple(sorted(builder.diagnostics, key=lambda d: d.location or Location(file)))
    document = YamlDocument(file, builder.data, builder.places, builder.key_places, source.lines, diagnostics)
    if not builder.untold:
        return document
    more = document.and_more(builder.untold, diagnostics[-1].location)
    return replace(document, diagnostics=(*diagnostics, more))


def _told(text: str) -> str:
    """Return a message or hint, cut where a file's own words make it too long to read."""
    return text if len(text) <= MAX_MESSAGE else text[: MAX_MESSAGE - 1] + "…"


def _cut(line: str) -> str:
    line = line.rstrip()
    return line if len(line) <= EXCERPT_WIDTH else line[: EXCERPT_WIDTH - 1] + "…"


_BREAK = re.compile(r"\r\n|\r|\n")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Source:
    """A text with its lines. Lines end where editors end them, not at every break that YAML 1.1 knows."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        breaks = list(_BREAK.finditer(text))
        self.starts = [0, *(b.end() for b in breaks)]
        ends = [*(b.start() for b in breaks), len(text)]
        self.lines = tuple(text[a:b] for a, b in zip(self.starts, ends, strict=True))

    def point(self, index: int) -> Point:
        """Return line and column of a character."""
        line = bisect_right(self.starts, max(0, min(index, len(self.text))))
        return line, index - self.starts[line - 1] + 1

    def error(self, message: str, index: int, hint: str = "") -> Diagnostic:
        """Make an error about a character."""
        line, column = self.point(index)
        return error(_told(message), Location(self.file, line, column), _told(hint), _cut(self.lines[line - 1]))


def _unprintable(source: _Source) -> tuple[Diagnostic, ...]:
    found = []
    for match in _UNPRINTABLE.finditer(source.text):
        code = f"U+{ord(match.group()):04X}"
        hint = "delete it; such characters come with text copied from other programs"
        found.append(source.error(f"YAML cannot hold the control character {code}", match.start(), hint))
        if len(found) == MAX_PROBLEMS:
            break
    return tuple(found)


class _Stop(Exception):
    """Reading cannot go on; the reason is among the diagnostics."""


_OPEN = object()  # stands in `_Frame.key` while a mapping awaits a key


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    path: KeyPath
    container: Any
    key: object = _OPEN
    seen: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Build data and places from PyYAML's events, one after the other."""

    def __init__(self, source: _Source, depth: int) -> None:
        self.source = source
        self.depth = depth
        self.data: Any = None
        self.places: dict[KeyPath, Point] = {}
        self.key_places: dict[KeyPath, Point] = {}
        self.diagnostics: list[Diagnostic] = []
        self.frames: list[_Frame] = []
        self.documents = 0
        self.values = 0
        self.untold = 0  # problems beyond those in `diagnostics`

    def run(self) -> None:
        """Read all events; problems land in `diagnostics`."""
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(self.source.text)
        try:
            while (event := loader.get_event()) is not None:
                handle = getattr(self, f"_on_{type(event).__name__}", None)
                if handle:
                    handle(event, loader)
        except _Stop:
            pass
        except yaml.MarkedYAMLError as problem:
            self.data = None
            self._syntax(problem)
        except yaml.YAMLError as problem:  # pragma: no cover - control characters are found before
            self.data = None
            self._problem(f"this is not YAML: {problem}", 0)
        finally:
            loader.dispose()

    def _problem(self, message: str, index: int, hint: str = "") -> None:
        if len(self.diagnostics) < MAX_PROBLEMS:
            self.diagnostics.append(self.source.error(message, index, hint))
        else:
            self.untold += 1

    def _count(self, event: Any) -> None:
        """Count a key or value, and stop where there are more than anybody writes."""
        self.values += 1
        if self.values > MAX_VALUES:
            self.data = None
            self.diagnostics = [
                self.source.error(f"more than {MAX_VALUES:,} keys and values", event.start_mark.index, WRONG_FILE)
            ]
            self.untold = 0
            raise _Stop

    def _syntax(self, problem: Any) -> None:
        mark = problem.problem_mark or problem.context_mark
        if "quoted scalar" in str(problem.context) and "end of stream" in str(problem.problem):
            mark = problem.context_mark or mark  # the end of the file tells nothing, the quotation mark that opens does
        index = min(mark.index, len(self.source.text)) if mark else 0
        said = " ".join(s for s in (problem.problem, problem.context) if s) or "syntax error"
        self._problem(f"this is not valid YAML: {said}", index, _syntax_hint(said, self.source, index))

    # Places and storing

    def _next_path(self) -> KeyPath:
        if not self.frames:
            return ()
        top = self.frames[-1]
        return (*top.path, len(top.container) if isinstance(top.container, list) else str(top.key))

    def _awaits_key(self) -> bool:
        return bool(self.frames) and isinstance(self.frames[-1].container, dict) and self.frames[-1].key is _OPEN

    def _store(self, value: Any) -> None:
        if not self.frames:
            self.data = value
            return
        top = self.frames[-1]
        if isinstance(top.container, list):
            top.container.append(value)
            return
        key = str(top.key)
        top.container.setdefault(key, value)
        top.key = _OPEN

    def _check_anchor(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "write the value out where it is needed; quote text that begins with &"
            self._problem(f"anchors such as `&{_short(event.anchor)}` are not used here", event.start_mark.index, hint)

    # Events

    def _on_DocumentStartEvent(self, event: Any, loader: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            hint = "keep one document a file: remove this `---` line, or what follows it"
            self._problem("a second YAML document starts here", event.start_mark.index, hint)
            raise _Stop

    def _on_AliasEvent(self, event: Any, loader: Any) -> None:
        self._count(event)
        hint = "write the value out; quote text that begins with *"
        self._problem(f"aliases such as `*{_short(event.anchor)}` are not used here", event.start_mark.index, hint)
        if self._awaits_key():
            raise _Stop
        self.places.setdefault(self._next_path(), self.source.point(event.start_mark.index))
        self._store(None)

    def _on_ScalarEvent(self, event: Any, loader: Any) -> None:
        self._count(event)
        self._check_anchor(event)
        point = self.source.point(event.start_mark.index)
        if self._awaits_key():
            self._key(str(event.value), point, event.start_mark.index)
            return
        self.places.setdefault(self._next_path(), point)
        self._store(self._scalar(event, loader))

    def _key(self, key: str, point: Point, index: int) -> None:
        top = self.frames[-1]
        if key in top.seen:
            hint = f"keep one of the two, or give this one its own name; the first is on line {top.seen[key]}"
            self._problem(f"duplicate key `{_short(key)}` (line {top.seen[key]} and line {point[0]})", index, hint)
        top.seen.setdefault(key, point[0])
        top.key = key
        self.key_places.setdefault((*top.path, key), point)

    def _open(self, event: Any, container: Any) -> None:
        self._count(event)
        self._check_anchor(event)
        index = event.start_mark.index
        if event.tag not in (None, "!"):
            self._tag(event.tag, index)
        if self._awaits_key():
            hint = "a key is a word or a text; quote text that begins with [ or {"
            self._problem("a list or mapping cannot be a key", index, hint)
            raise _Stop
        if len(self.frames) >= self.depth:
            self._problem(f"nested too deeply: more than {self.depth} levels", index, "check brackets and indentation")
            self.data = None
            raise _Stop
        path = self._next_path()
        self.places.setdefault(path, self.source.point(index))
        self.frames.append(_Frame(path, container))

    def _on_SequenceStartEvent(self, event: Any, loader: Any) -> None:
        self._open(event, [])

    def _on_MappingStartEvent(self, event: Any, loader: Any) -> None:
        self._open(event, {})

    def _on_SequenceEndEvent(self, event: Any, loader: Any) -> None:
        self._store(self.frames.pop().container)

    _on_MappingEndEvent = _on_SequenceEndEvent

    # Scalars

    def _tag(self, tag: str, index: int) -> None:
        self._problem(f"tags such as `{_short(tag)}` are not used here", index, "quote text that begins with !")

    def _scalar(self, event: Any, loader: Any) -> object:
        value = str(event.value)
        tag, index = event.tag, event.start_mark.index
        if tag not in (None, "!"):
            if tag != "tag:yaml.org,2002:str":
                self._tag(tag, index)
            return value
        if not event.implicit[0] or event.style:
            return value
        import yaml

        resolved = loader.resolve(yaml.ScalarNode, value, (True, False)).rpartition(":")[2]
        reader = _SCALARS.get(resolved)
        return reader(self, value, index) if reader else value

    def _null(self, value: str, index: int) -> object:
        return None

    def _bool(self, value: str, index: int) -> object:
        truth = value.lower() in ("yes", "on", "true")
        if value.lower() not in ("true", "false"):
            self._surprise(value, str(truth).lower(), index, "write `true` or `false`")
        return truth

    def _int(self, value: str, index: int) -> object:
        plain = value.replace("_", "")
        if len(plain) > MAX_DIGITS:
            self._problem(f"this number has {len(plain)} characters", index, "put quotes around text made of digits")
            return value
        if ":" in plain:
            return self._sexagesimal(value, plain, index)
        digits = plain.lstrip("+-")
        if re.fullmatch(r"0[0-7]+", digits):
            number = int(plain, 8)
            self._surprise(value, str(number), index, f"write `{digits.lstrip('0') or '0'}` for the number")
            return number
        if digits[:2].lower() in ("0b", "0x"):
            number = int(plain, 0)
            self._surprise(value, str(number), index, f"write `{number}` for the number")
            return number
        return int(plain)

    def _float(self, value: str, index: int) -> object:
        plain = value.replace("_", "").lower()
        if ":" in plain:
            return self._sexagesimal(value, plain, index)
        if plain.lstrip("+-") in (".inf", ".nan"):
            self._surprise(value, "infinite or no number", index, "")
            return value
        return float(plain)

    def _sexagesimal(self, value: str, plain: str, index: int) -> object:
        total = 0.0
        for part in plain.lstrip("+-").split(":"):
            total = total * 60 + float(part)
        self._surprise(value, f"{total:g}", index, "")
        return value

    def _surprise(self, value: str, meaning: str, index: int, otherwise: str) -> None:
        quoted = f'put quotes around it for the text: "{_short(value)}"'
        self._problem(
            f"YAML reads `{_short(value)}` as {meaning}", index, f"{quoted}; {otherwise}" if otherwise else quoted
        )


_SCALARS = {"null": _Builder._null, "bool": _Builder._bool, "int": _Builder._int, "float": _Builder._float}


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


def _syntax_hint(said: str, source: _Source, index: int) -> str:
    """Say what most often causes a message of the parser."""
    number = source.point(index)[0]
    line, above = source.lines[number - 1], source.lines[number - 2] if number > 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in said:
        return "indent with spaces, not with tabs"
    general = "put quotes around text that holds : # or begins with a sign such as * & ! % @ ` [ {"
    hint = next((hint for words, hint in _HINTS if words in said), general)
    if "quoted scalar" in said:
        return hint
    for text, where in ((line, "this line"), (above, "the line above")):
        if _NO_SPACE.match(text):
            return f"{hint}; or a space is missing after `-` in {where}"
        if _may_be_open(text):
            return f"{hint}; or close the quotation mark in {where}"
    return hint


_NO_SPACE = re.compile(r"\s*-[^\s\d.-]")
_QUOTED = re.compile(r"""(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")


def _may_be_open(line: str) -> bool:
    """Tell whether a quotation mark that opens a text in a line is not closed there."""
    return re.search(r"""(?:^|[\s\[{,:])["']""", _QUOTED.sub("", line[:LOOKED_AT].partition(" #")[0])) is not None


_HINTS = (
    ("mapping values are not allowed", "put quotes around text that holds a colon followed by a space"),
    ("expected alphabetic or numeric", "put quotes around text that begins with * or &"),
    ("cannot start any token", "put quotes around text that begins with a sign such as % @ or `"),
    ("expected ':'", "write `key: value`; check the indentation of this line and the one above"),
    ("block end", "lines of one list or mapping begin in one column; quote text that begins with a quotation mark"),
    ("expected ',' or", "close the bracket or quotation mark, here or in the line above; quote text with , [ ] { or }"),
    ("unexpected end of stream", "close the quotation mark that opens here, or one in the lines above"),
    ("escape character", "write \\\\ for a backslash, or use single quotes"),
    ("block mapping", "check the indentation of this line and the one above"),
)  # fmt: skip
