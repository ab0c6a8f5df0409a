"""Tables that are referred to, from the template to the published files, past every gate."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.plan import Request
from briefgen.build.run import build
from briefgen.tracing.trace import traced
from tests.build.folders import make_brief

TABLE = "::: table #fees Fees by port, in crowns\n| Port | Fee |\n|:--|--:|\n| Quell | 40 |\n:::\n"
SECTION = f"## Fees at a glance\n\nAll fees of this year stand in [](#fees).\n\n{TABLE}"
READERS = "extends: minister\nlabel: For {name}\nproduct: Brief\nsections: [title, findings, fees, source]\n"
BRIEF = "report: report.txt\naudiences: [readers, others]\nformats: [pdf, docx, html]\n"


def folder(tmp_path: Path, section: str) -> Path:
    made = make_brief(tmp_path / "harbours", brief=BRIEF)
    for name, text in (("sections/fees.md.j2", section), ("audiences/readers.yaml", READERS.format(name="readers")),
                       ("audiences/others.yaml", READERS.format(name="others"))):  # fmt: skip
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text, encoding="utf-8")
    return made


def test_all_formats_print_the_label_and_the_reference_as_the_tools_own_words(tmp_path: Path) -> None:
    (result,) = build(Request((folder(tmp_path, SECTION),), tmp_path / "out"))
    assert result.exit_code == 0, result.diagnostics
    for format_ in ("pdf", "docx", "html"):
        file = tmp_path / "out" / "harbours" / f"readers.{format_}"
        said = [sentence.text for sentence in traced(file, file.read_bytes()).said]
        assert any("Fees by port, in crowns" in text for text in said), said
        assert not any("Table" in text for text in said), said


def test_an_audience_whose_table_is_left_out_is_told_by_line_and_the_other_gets_its_brief(tmp_path: Path) -> None:
    only = f"All fees stand in [](#fees).\n\n{{% if audience.label == 'For readers' %}}\n{TABLE}{{% endif %}}\n"
    (result,) = build(Request((folder(tmp_path, only),), tmp_path / "out"))
    (problem,) = [d for d in result.diagnostics if "`fees`" in d.message]
    assert "the brief for `others` does not have the table `fees`" in problem.message
    assert problem.location is not None
    assert str(problem.location).endswith("harbours/sections/fees.md.j2:1")
    assert [path.name for path in sorted((tmp_path / "out" / "harbours").glob("*.*"))][:3] == [
        "readers.docx", "readers.html", "readers.pdf",
    ]  # fmt: skip
    assert not list((tmp_path / "out").rglob("others.*"))
