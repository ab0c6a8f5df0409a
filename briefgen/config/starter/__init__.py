"""What `briefgen init` writes. In: a report as read, and the name of its file. Out: the files that go beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.config.json_schema import STARTED, schema
from briefgen.config.starter.annotations_file import annotations_lock, annotations_yaml
from briefgen.config.starter.brief_file import brief_yaml
from briefgen.report.model import Report

STARTER_REPORT = Path(__file__).parent / "report.txt"

PARTNERS = """\
# yaml-language-server: $schema=../.schema/audience.json
# Readers of your own, called after this file: `partners`. Add the name to `audiences` in brief.yaml to build for them,
# or ask for them alone with `-a partners`. Whatever is not set here is as for the audience that is extended.
extends: public
label: For our partners
# product: Partner brief
# pages: 1
# words: 350
# ceiling: GREEN                      # the strictest label that they may see
# themes_first: [transparency]        # what they care about most
# never: [corruption]                 # ids or themes that they never get
# sections: [title, summary, {findings: {by: weight, max: 3, numbered: true}}, source, contact]
"""


def starter_files(report: Report, file: str) -> dict[str, str]:
    """Return the text of each file, by its path in the new folder."""
    return {
        "brief.yaml": brief_yaml(report, file),
        "annotations.yaml": annotations_yaml(report),
        "briefgen.lock": annotations_lock(report),
        "audiences/partners.yaml": PARTNERS,
        **_schemas(),
    }


@cache
def _schemas() -> Mapping[str, str]:
    """Return the schemas that editors look for; they are the same for every report."""
    return {f".schema/{kind}.json": json.dumps(schema(kind), ensure_ascii=False, indent=1) + "\n" for kind in STARTED}
