"""briefgen.lock: which words each annotated id stood for when its entry was last looked at, and who signed what.

In: the text of the file. Out: entries by id, and the text to write: JSON, sorted, one entry a line, so that a commit
shows what changed. The file is the tool's own; deleting it means "all entries are as they should be".
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from briefgen.diagnostics import Location, error
from briefgen.errors import BriefError
from briefgen.report.model import Passage

VERSION = 1
SIGNED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
REFERENCE = "reference"  # stands in the lock for the entry of an id that only a profile names
BLANK = "blank"  # stands in the lock for an entry that nobody has filled in


@dataclass(frozen=True, slots=True)
class LockEntry:
    """The hash of the words an id stood for, of the entry written for them, and of the other passages of its part."""

    text: str
    annotation: str
    neighbours: str


@dataclass(frozen=True, slots=True)
class Signature:
    """That a person answers for words of the author's: the `text` by its id, who, when (UTC), and the verdict then."""

    text: str
    by: str
    on: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The entries of a lock file by id, and its signatures by the hash of the words and of what they stand on."""

    entries: Mapping[str, LockEntry] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)

    def to_text(self) -> str:
        """Return the file's text; equal locks give equal text."""
        signed = sorted(self.signatures.items(), key=lambda pair: (pair[1].text, pair[0]))
        signatures = f',\n "signatures": {_body(signed)}' if signed else ""
        return f'{{"version": {VERSION},\n "findings": {_body(sorted(self.entries.items()))}{signatures}}}\n'


def _body(items: Iterable[tuple[str, LockEntry | Signature]]) -> str:
    """Return a mapping with one entry a line."""
    lines = [
        f"  {json.dumps(name)}: {json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True)}"
        for name, entry in items
    ]
    return "{\n" + ",\n".join(lines) + "\n }" if lines else "{}"


def short_hash(text: str) -> str:
    """Return the first 16 characters of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_hash(passage: Passage) -> str:
    """Return the hash that tells whether a passage still has its words; white space does not count."""
    return short_hash(" ".join(passage.text.split()))


class _OtherVersion(ValueError):
    """A lock that another version of briefgen wrote."""


def _reason(problem: Exception) -> str:
    """Return what is wrong with a lock file, without the words of Python."""
    if isinstance(problem, KeyError):
        return f"{problem} is missing"
    if isinstance(problem, json.JSONDecodeError | _OtherVersion):
        return str(problem)
    return "nested too deeply" if isinstance(problem, RecursionError) else "an entry is not as briefgen writes it"


def read_lock(text: str, file: str) -> Lock:
    """Read a lock file. Raises BriefError if it is damaged: to ignore it could show what was withheld."""
    try:
        data = json.loads(text)
        if data["version"] != VERSION:
            raise _OtherVersion(f"version {repr(data['version'])[:60]} is not {VERSION}")
        entries = {
            str(name): LockEntry(str(entry["text"]), str(entry["annotation"]), str(entry["neighbours"]))
            for name, entry in data["findings"].items()
        }
        signatures = {str(key): _signature(entry) for key, entry in data.get("signatures", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        hint = "restore it from your version control; or check all annotations against the report and delete the file"
        raise BriefError(
            [error(f"the lock file is damaged: {_reason(problem)[:200]}", Location(file), hint)]
        ) from problem
    return Lock(entries, signatures)


def _signature(entry: Mapping[str, object]) -> Signature:
    """Return a signature as written. Raises KeyError, ValueError."""
    found = Signature(**{name: str(entry[name]) for name in ("text", "by", "on", "verdict")})
    if not found.by.strip() or not SIGNED.fullmatch(found.on):
        raise ValueError("a signature names nobody, or no time")
    return found
