"""The release report: what was published of a brief, on whose word, and what was kept back. For the house alone.

In: a brief, what became of its variants, and what was published. Out: `DIR/_internal/<brief>/release.json` (its schema:
`briefgen schema release`) and `release.html`, the same for reading. Equal builds give equal bytes: no clock is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from filelock import FileLock

from briefgen import __version__
from briefgen.brief import Brief
from briefgen.build.executors import Outcome
from briefgen.build.manifest import Manifest, read_manifest, sha256
from briefgen.build.publish import INTERNAL, WAIT_SECONDS, Published, write_atomically
from briefgen.build.release_page import page
from briefgen.build.variant import BuiltVariant
from briefgen.checks.wording import Statement
from briefgen.errors import BriefgenError

VERSION = 1
JSON_FILE, PAGE_FILE = "release.json", "release.html"

Data = dict[str, Any]


def write_release(out: Path, brief: Brief, outcomes: Iterable[Outcome], published: Published) -> None:
    """Write both files; variants that were not built now and whose files still stand keep their entries.

    Raises OSError.
    """
    folder = out / INTERNAL / brief.name
    if not folder.is_dir():
        return  # nothing was ever published
    with FileLock(str(folder / "lock"), timeout=WAIT_SECONDS):
        manifest = read_manifest(folder / "manifest.json")
        data = release(brief, tuple(outcomes), published, _older(folder / JSON_FILE, manifest))
        _write(folder / JSON_FILE, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
        _write(folder / PAGE_FILE, page(data))


def _write(path: Path, text: str) -> None:
    """Write a file unless it says the same already."""
    if not path.exists() or path.read_bytes() != text.encode("utf-8"):
        write_atomically(path, text)


def release(brief: Brief, outcomes: tuple[Outcome, ...], published: Published, older: Iterable[Data] = ()) -> Data:
    """Return the report as data, audiences by name."""
    built = [variant_as_json(o.variant, published) for o in outcomes if o.variant]
    refused = [_refused(o.task.profile.name, o.failure) for o in outcomes if o.failure]
    done = {o.task.profile.name for o in outcomes}
    kept = [variant for variant in older if variant["audience"] not in done]
    return {
        "version": VERSION,
        "briefgen": __version__,
        "brief": brief.name,
        "report": {
            "file": Path(brief.report.file).name,
            "sha256": brief.report.sha256,
            "language": brief.report.language,
            "findings": len(brief.report.findings),
        },
        "draft": brief.marking.draft,
        "variants": sorted([*kept, *built], key=lambda variant: str(variant["audience"])),
        "refused": sorted(refused, key=lambda entry: str(entry["audience"])),
    }


def schema() -> Data:
    """Return the JSON Schema of `release.json` (draft 2020-12)."""
    data: Data = json.loads((resources.files("briefgen.build") / "release.schema.json").read_text(encoding="utf-8"))
    return data


def variant_as_json(variant: BuiltVariant, published: Published) -> Data:
    """Return what the report says of one variant."""
    return {
        "audience": variant.audience,
        "label": variant.label,
        "pages": variant.size.pages,
        "words": variant.size.words,
        "files": [
            {
                "name": file.name,
                "format": file.format,
                "bytes": len(file.data),
                "sha256": sha256(file.data),
                "edited": file.name in published.edited,
            }
            for file in variant.files
        ],
        "decisions": [
            {"id": d.id, "number": d.number, "decision": str(d.fate), "rule": d.rule, "section": d.section}
            for d in variant.decisions
        ],
        "texts": [{"id": d.id, "decision": str(d.fate), "rule": d.rule} for d in variant.texts],
        "machine_words": {"pieces": variant.machine_pieces, "shortened": variant.machine_shortened, "verdict": "pass"},
        "leak_gate": {"secrets": variant.secrets, "files": len(variant.files), "verdict": "pass"},
        "wording": [statement_as_json(statement) for statement in variant.wording],
        "remarks": [diagnostic.as_json() for diagnostic in variant.diagnostics],
    }


def statement_as_json(statement: Statement) -> Data:
    """Return the published form of a statement: its words, what they stand on, the verdict, and the signature."""
    signature = statement.signature
    return {
        "id": statement.id,
        "words": statement.words,
        "sources": [{"id": p.id, "text": p.text} for p in statement.sources],
        "restates": statement.restates,
        "mode": str(statement.judgement.mode) if statement.judgement else None,
        "verdict": str(statement.verdict),
        "reasons": list(statement.reasons),
        "needs_signature": statement.needs_signature,
        "signature": {"by": signature.by, "on": signature.on} if signature else None,
    }


def _refused(audience: str, failure: BriefgenError) -> Data:
    return {
        "audience": audience,
        "exit_code": failure.exit_code,
        "diagnostics": [diagnostic.as_json() for diagnostic in failure.diagnostics],
    }


def _older(path: Path, manifest: Manifest) -> list[Data]:
    """Return the entries of an older report whose files are still the ones that are published."""
    try:
        variants = json.loads(path.read_text(encoding="utf-8"))["variants"]
        return [variant for variant in variants if _stands(variant, manifest)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []  # no report, or not one of ours: what is built now is told all the same


def _stands(variant: Mapping[str, Any], manifest: Manifest) -> bool:
    files = variant["files"]
    return bool(files) and all(manifest.owns(file["name"], file["sha256"]) for file in files)
