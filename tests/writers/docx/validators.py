"""Word files in, what the validators of others find in them out."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from tests.tools import sdkval

needs_sdk = pytest.mark.skipif(not sdkval.is_installed(), reason="needs the packages of the extra `slow`")


def audited(data: bytes) -> list[str]:
    """Return what openxml-audit finds in a file; one that it cannot read has one finding.

    Each file has a validator of its own: one that is used again takes the notes of a file for those of the next.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "brief.docx"
        path.write_bytes(data)
        try:
            errors = OpenXmlValidator().validate(str(path)).errors
        except Exception as problem:  # whatever it throws, it has not let the file pass
            return [f"cannot be read: {problem}"]
    return [f"{error.part_uri} {error.description}" for error in errors]


def seen_by_sdk(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return what Microsoft's Open XML SDK finds in each file, by one process for all."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: Path(folder) / f"{number}.docx" for number, name in enumerate(files)}
        for name, path in paths.items():
            path.write_bytes(files[name])
        found = sdkval.validated(tuple(paths.values()))
    return {name: found[path] for name, path in paths.items()}
