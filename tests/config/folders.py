"""Folders of briefs as an analyst writes them, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.brief import Brief
from briefgen.config.load import load_brief
from briefgen.diagnostics import Severity
from briefgen.errors import BriefError

Make = Callable[..., Path]
STRUCTURED = """\
title: Harbours of Zedland
parts:
  - heading: Findings
    role: findings
    findings: [Fees fell by a tenth within a year., No owner is on file for 37 vessels.]
"""


def names(brief: Brief) -> list[str]:
    return [profile.name for profile in brief.audiences]


def said(brief: Brief, severity: Severity) -> list[str]:
    return [d.message for d in brief.diagnostics if d.severity is severity]


def errors(folder: Path, *audiences: str) -> list[str]:
    with pytest.raises(BriefError) as caught:
        load_brief(folder, audiences)
    return [d.message for d in caught.value.diagnostics if d.severity is Severity.ERROR]
