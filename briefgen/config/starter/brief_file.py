"""A starter brief.yaml. In: a report as read, and the name of its file. Out: the file's text, ready to be built.

Whatever is guessed stands in comments with its reason; whatever only an analyst can write has an empty entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.audience.profile import Profile
from briefgen.config import known
from briefgen.config.starter.writing import aligned, comment, example, first_words, key, quoted
from briefgen.report.model import Part, Report
from briefgen.report.roles import normalise
from briefgen.tailoring.author import WRITABLE

ORDER = ("minister", "parliament", "donor", "press", "law-enforcement", "civil-society", "public")
WIDTH = 78  # characters of a title
LONGEST_KEY = 200  # characters: YAML takes a longer key only in another form

HEAD = """\
# yaml-language-server: $schema=.schema/brief.json
# The report, its readers, and what you add. `briefgen outline` shows how the report was read, `briefgen build` makes
# the briefs. Only `report` is required: delete what you do not need. What is empty is not written yet.
"""
LABELS_EXPLAINED = (
    "  # Who may see what has no label of its own, by the Traffic Light Protocol: CLEAR everyone, GREEN the community,",
    "  # AMBER those who need to know in an organisation and among its clients, AMBER+STRICT those in it alone,",
    "  # RED only those it was handed to: no brief shows it.",
)
ROLES_EXPLAINED = (
    "# What each heading of the report is, as it was read. Where that is wrong, take the first # away and say what",
    "# it is: findings, conclusion, recommendations, summary, context, or ignore (in no brief).",
)
FORMATS = """\
formats: [pdf, docx, html]
# theme: institutional  # one look for all; also briefing, press
# layout: report        # with cover and contents; or headline, columns, side-heads; each theme has one of its own
# page_size: letter     # a4 if nothing is said
# attach: [ledger]      # the PDF carries a table of the sentences shown, each with its line in the report
publisher: ""           # who publishes the brief; stands on its pages

marking:
  draft: true  # every page says DRAFT; false when the brief may go out
  # date: 2026-11-24             # the day of the brief, never taken from the clock
  # version: "1.0"
  # embargo: 2026-12-01T06:00Z   # until when nothing may be published

contact:  # whom a reader may ask
  office: ""
  email: ""
  phone: ""
  url: ""
"""
TEXT = """\
# What only you can write: an audience, then the part of its brief. A text is set as yours, never as the report's:
# `headline: {{text: "…", cites: [{id}]}}` goes where that finding goes; a list holds several.
# Once `draft` is false, sign what says it otherwise than the report: `briefgen sign`.
text:
"""
REST = """
# Your own recommendations, kept apart from the report's.
recommendations:
  # - {{text: "…", to: [minister], supports: [{id}]}}

# Numbers to be set large, for readers who have the section `key-figures`; each as the finding writes it.
key_figures:
  # - {{number: "15%", text: "what it counts", cites: [{id}]}}

# Charts and tables out of a CSV file beside this one, or of a table of the report; for who has the section `figures`.
figures:
  # fees-by-port:
  #   kind: bar             # or line, dot, table
  #   data: data/fees.csv   # a header row, then a row for each category; or `table: ID` of the report
  #   caption: "…"          # a sentence that the data prove
  #   measure: "…"          # what is measured, in which unit, of when
  #   alt: "…"              # for those who do not see it
  #   source: "…"
  #   cites: [{id}]

# Words and what they mean, printed where they stand in what is shown.
glossary:
  # receipt: a paper that says who paid what, and when.
"""


def brief_yaml(report: Report, file: str) -> str:
    """Return the text of brief.yaml; `file` is the report, beside it."""
    profiles = sorted(known.shipped_profiles(), key=lambda p: ORDER.index(p.name) if p.name in ORDER else len(ORDER))
    cited = key(example(report))
    blocks = (
        HEAD,
        "# name: quays  # the folder of what is built; without it, the name of this folder\n",
        _lines(_report(report, file)),
        _lines(_roles(report)),
        _lines(_audiences(profiles)),
        FORMATS,
        TEXT.format(id=cited) + _lines(_texts(profiles)).rstrip("\n") + "\n" + REST.format(id=cited),
    )
    return "\n".join(blocks)


def _lines(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _report(report: Report, file: str) -> Iterator[str]:
    reason = "as the report says" if report.label_is_set else "the report does not say: check it"
    yield "report:"
    yield f"  file: {quoted(file)}"
    yield from LABELS_EXPLAINED
    yield f"  tlp: {report.label.word}  # {reason}"
    yield "  # What the brief says of the report; empty: what the report itself says, or what is read out of it."
    yield from aligned(
        (f'  {name}: ""', first_words(value, WIDTH) or f"the report does not say {hint}")
        for name, value, hint in (
            ("title", report.title.text, "what it is called"),
            ("author", report.author, "who wrote it"),
            ("publisher", report.publisher, "who published it"),
            ("date", report.date, "when it appeared; write the date as it should be printed: 14 October 2026"),
            ("url", report.url, "where it can be read: https://…"),
            ("language", report.language, "in which language it is: en, fr"),
        )
    )


def _roles(report: Report) -> Iterator[str]:
    yield from ROLES_EXPLAINED
    yield "roles:"
    headings = Counter(normalise(part.heading.text) for part in report.parts if part.heading)
    yield from aligned((f"  # {_role_key(part, headings)}: {part.role}", comment(part.reason)) for part in report.parts)


def _role_key(part: Part, headings: Counter[str]) -> str:
    """Return what names a part: its heading, or its id where it has none of its own or a long one."""
    heading = part.heading.text if part.heading else ""
    is_own = heading and len(heading) <= LONGEST_KEY and headings[normalise(heading)] == 1
    return quoted(heading) if is_own else key(part.id)


def _audiences(profiles: list[Profile]) -> Iterator[str]:
    yield "# For whom a brief is built. Own readers: see audiences/partners.yaml; or change some of it here, as in"
    yield "# `- {name: press, pages: 2}`."
    yield "audiences:"
    yield from aligned(
        [*((f"  - {p.name}", known.described(p)) for p in profiles), ("  # - partners", "audiences/partners.yaml")]
    )


def _texts(profiles: list[Profile]) -> Iterator[str]:
    told = known.sections_with_texts()
    for profile in profiles:
        names = [plan.name for plan in profile.sections if plan.name in WRITABLE]
        if names:
            yield f"  {profile.name}:"
            yield from aligned((f"    {name}:", told[name]) for name in names)
