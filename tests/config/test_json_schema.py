"""The JSON Schemas: they describe every key, accept what the loader accepts, and refuse what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefgen.audience.profile import builtin_names, builtin_source
from briefgen.config import schema as models
from briefgen.config.json_schema import KINDS, schema
from briefgen.config.load import load_brief
from briefgen.config.schema.common import Closed
from briefgen.diagnostics import Diagnostic, Severity
from briefgen.errors import BriefgenError
from briefgen.style.theme import theme_data, theme_names
from briefgen.yaml_source import parse
from briefgen.yaml_source.document import KeyPath
from tests.config.schema_faults import faults, lines, validator
from tests.config.test_mistakes import FIXTURES, REPORT, unpack
from tests.conftest import BRIEFS

# Fixtures in which every mistake is one of shape: a key, a type, a form, a choice.
OF_SHAPE = ("audience_settings", "brief_keys", "date_forms", "empty_values", "report_keys", "role_names", "types")
# What no schema can tell: whether there is something of a name or on a day, and what was said before.
BEYOND = (
    "no audience `", "section `", "is no section for", "has one headline",
    "no id begins", "may mean", "has an entry", "stands twice",
    "is missing",
    "cannot extend itself", "goes in a circle", "no day of the calendar", "no point in time", "which is no theme",
    "the report has no finding", "which the report does not have", "no such file", "there is no report",
    "cannot be read", "cannot read ",
    "outside the brief's folder", "a folder, not a file", "counts as an allegation", "without an extension",
    "one headline",
)  # fmt: skip


def kind_of(name: str) -> str:
    return {"brief.yaml": "brief", "annotations.yaml": "annotations"}.get(name, "audience")


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_of_the_draft_that_it_names(kind: str) -> None:
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(kind))


# What an analyst reads


def schemas_in(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema of a key, with where it stands."""
    if isinstance(value, list):
        for n, inner in enumerate(value):
            yield from schemas_in(inner, f"{path}/{n}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "properties":
                yield from ((f"{path}/{name}", found) for name, found in inner.items())
            if key not in ("examples", "if"):
                yield from schemas_in(inner, f"{path}/{key}")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_one_line_that_fits_an_editor(kind: str) -> None:
    assert schema(kind)["description"]
    for path, found in schemas_in({key: value for key, value in schema(kind).items() if key != "if"}):
        said = found.get("description", "")
        assert said, path
        assert "\n" not in said
        assert not said.endswith("."), path
        assert len(said) <= 170, (path, len(said))


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_right(kind: str) -> None:
    count = 0
    for path, found in [("", schema(kind)), *schemas_in(schema(kind))]:
        for shown in found.get("examples", ()):
            count += 1
            part = Draft202012Validator({**found, "$defs": schema(kind).get("$defs", {})})
            assert not list(part.iter_errors(shown)), path
    assert count


def test_names_that_come_with_briefgen_are_offered_and_own_ones_are_accepted() -> None:
    text = json.dumps(schema("brief"))
    for name in ("law-enforcement", "talking-points", "institutional", "money-laundering", "docx"):
        assert f'"{name}"' in text
    own = {
        "report": "report.txt",
        "audiences": ["own-readers", {"name": "partners", "sections": ["own-section", {"other": {"max": 2}}]}],
        "text": {"own-readers": {"own-section": "Words."}},
    }
    assert not faults("brief", own)


def models_in_use() -> list[type[Closed]]:
    found = [value for value in vars(models).values() if isinstance(value, type) and issubclass(value, Closed)]
    return [model for model in found if model is not Closed]


def test_keys_are_those_of_the_models_and_none_of_a_later_version() -> None:
    offered: set[str] = set()
    for kind in KINDS:
        offered |= {path.rpartition("/")[2] for path, _ in schemas_in(schema(kind))}
    assert {key for model in models_in_use() for key in model.model_fields} <= offered
    assert not {key for model in models_in_use() for key in model.LATER} & offered


# What is right passes


def test_every_example_file_passes() -> None:
    files = [*BRIEFS.glob("*/brief.yaml"), *BRIEFS.glob("*/annotations.yaml"), *BRIEFS.glob("*/audiences/*.yaml")]
    assert len(files) >= 4
    for path in files:
        assert not faults(kind_of(path.name), parse(path.read_text(encoding="utf-8"), str(path)).data), path


@pytest.mark.parametrize("name", theme_names())
def test_every_shipped_theme_passes_as_what_differs_from_another(name: str) -> None:
    own = theme_data(name)
    fonts = {key: {k: v for k, v in font.items() if k != "folder"} for key, font in own["fonts"].items()}
    assert not faults("theme", {**own, "extends": "press", "fonts": fonts})


def test_the_brand_of_the_example_passes() -> None:
    path = BRIEFS / "zedland" / "brand.yaml"
    assert not faults("brand", parse(path.read_text(encoding="utf-8"), str(path)).data)


@pytest.mark.parametrize("name", builtin_names())
def test_every_shipped_audience_passes(name: str) -> None:
    assert not faults("audience", parse(builtin_source(name), name).data)


RIGHT: list[tuple[str, object]] = [
    ("brief", {"report": "report.txt"}),
    ("brief", {"report": {"file": "report.txt", "tlp": "AMBER+STRICT", "date": ""}, "audiences": []}),
    ("brief", {"report": "r.txt", "text": None, "recommendations": None, "glossary": None, "roles": None}),
    ("brief", {"report": "r.txt", "text": {"all": None, "press": {"headline": None, "note": {"text": None}}}}),
    ("brief", {"report": "r.txt", "text": {"press": {"note": ["A.", None, {"text": "B.", "cites": ["a.1"]}]}}}),
    ("brief", {"report": "r.txt", "recommendations": [None, "Ask.", {"text": "", "to": "press"}, {"text": "A."}]}),
    ("brief", {"report": "r.txt", "glossary": {"quay": None, "toll": "A fee.", "berth": {"text": "A place."}}}),
    ("brief", {"report": "r.txt", "key_figures": [None, {"number": 37, "text": "", "cites": ["a.1"], "to": "press"}]}),
    ("brief", {"report": "r.txt", "key_figures": [{"number": "3.1 million", "text": "A.", "cites": ["a.1", "a.2"]}]}),
    ("audience", {"extends": "press", "sections": ["title", {"pull-quote": {"take": "first"}}]}),
    ("brief", {"report": "r.txt", "audiences": [{"name": "press", "pages": None, "sections": [{"asks": None}]}]}),
    ("audience", {"extends": "press"}),
    ("audience", {"extends": "my-friends", "pages": None, "never": []}),
    ("annotations", None),
    ("annotations", {}),
    ("annotations", {"fees.1": None, "fees.2": {}, "fees.3": {"priority": 5, "note": ""}}),
    ("taxonomy", None),
    ("taxonomy", {"quays": ["vessel*", "harbour master"], "energy": []}),
    ("theme", {"extends": "press"}),
    ("theme", {"extends": "press", "colours": {"moss": "#1B4D3E"}, "styles": {"body": {"colour": "moss", "size": 12}}}),
    ("theme", {"extends": "press", "fonts": {"text": {"family": "A", "roman": "a.ttf", "axes": {"wght": [400, 700]}}}}),
    (
        "theme",
        {"extends": "press", "layouts": {"report": {"tracks_mm": {"side": 30}, "styles": {"body": {"size": 9}}}}},
    ),
    ("brand", {}),
    ("brand", {"logo": {"file": "a.svg", "alt": "A"}, "colours": {"ink": "#14365C", "dark": "#9CC2EE"}}),
    ("brand", {"logo": {"file": "a.svg", "decorative": True}, "fonts": {"text": {"family": "A", "roman": "a.ttf"}}}),
    ("brief", {"report": "r.txt", "brand": "looks/brand.yaml"}),
]


@pytest.mark.parametrize(("kind", "data"), RIGHT)
def test_what_may_be_written_passes(kind: str, data: object) -> None:
    assert not faults(kind, data)


# What is wrong fails


WRONG: list[tuple[str, object, KeyPath]] = [
    ("brief", {}, ()),
    ("brief", [], ()),
    ("brief", {"report": None}, ("report",)),
    ("brief", {"report": ""}, ("report",)),
    ("brief", {"report": {"title": "Quays"}}, ("report",)),
    ("brief", {"report": "r", "vary": {}}, ("vary",)),
    ("brief", {"report": "r", "audiences": None}, ("audiences",)),
    ("brief", {"report": "r", "audiences": ["Press"]}, ("audiences", 0)),
    ("brief", {"report": "r", "audiences": [{"extends": "press"}]}, ("audiences", 0)),
    ("brief", {"report": "r", "audiences": [{"name": "x", "sections": [["a"]]}]}, ("audiences", 0, "sections", 0)),
    ("brief", {"report": "r", "text": {"press": ["Words."]}}, ("text", "press")),
    ("brief", {"report": "r", "text": {"press": {"note": [["Words."]]}}}, ("text", "press", "note", 0)),
    ("brief", {"report": "r", "text": {"press": {"note": {"cites": []}}}}, ("text", "press", "note")),
    ("brief", {"report": "r", "recommendations": [7]}, ("recommendations", 0)),
    ("brief", {"report": "r", "key_figures": ["15%"]}, ("key_figures", 0)),
    ("brief", {"report": "r", "key_figures": [{"text": "A.", "cites": ["a.1"]}]}, ("key_figures", 0)),
    (
        "brief",
        {"report": "r", "key_figures": [{"number": "1", "text": "A.", "cites": []}]},
        ("key_figures", 0, "cites"),
    ),
    ("brief", {"report": "r", "glossary": {"quay": {"text": "A.", "to": []}}}, ("glossary", "quay", "to")),
    ("audience", {}, ()),
    ("audience", {"extends": None}, ("extends",)),
    ("audience", {"name": "partners", "extends": "press"}, ("name",)),
    ("audience", {"extends": "press", "shorten": "yes"}, ("shorten",)),
    ("annotations", ["fees.1"], ()),
    ("annotations", {"fees.1": {"priority": True}}, ("fees.1", "priority")),
    ("annotations", {"fees.1": {"short": ["x"]}}, ("fees.1", "short")),
    ("taxonomy", {"quays": "vessel"}, ("quays",)),
    ("taxonomy", {"quays": None}, ("quays",)),
    ("taxonomy", {"quays": ["v"]}, ("quays", 0)),
    ("taxonomy", {"Quays": ["vessel"]}, ()),
    ("theme", {}, ()),
    ("theme", {"extends": "none"}, ("extends",)),
    ("theme", {"extends": "press", "colours": {"ink": "red"}}, ("colours", "ink")),
    ("theme", {"extends": "press", "styles": {"body": {"size": 1}}}, ("styles", "body", "size")),
    ("theme", {"extends": "press", "styles": {"bdy": {}}}, ("styles", "bdy")),
    ("theme", {"extends": "press", "pieces": {"panel": "round"}}, ("pieces", "panel")),
    ("theme", {"extends": "press", "page": {"a4": {"size_mm": [1, 2]}}}, ("page", "a4", "size_mm", 0)),
    ("theme", {"extends": "press", "furniture": {"label_size": 8}}, ("furniture", "label_size")),
    ("brand", {"ink": "#14365C"}, ("ink",)),
    ("brand", {"colours": {"ink": "#14365"}}, ("colours", "ink")),
    ("brand", {"colours": {"dark": "#14365C"}}, ("colours",)),
    ("brand", {"logo": None}, ("logo",)),
    ("brand", {"logo": {"alt": "A"}}, ("logo",)),
    ("brand", {"logo": {"file": "a.svg"}}, ("logo",)),
    ("brand", {"fonts": {"text": {"family": "A"}}}, ("fonts", "text")),
]


@pytest.mark.parametrize(("kind", "data", "path"), WRONG)
def test_what_is_wrong_is_told_at_its_place(kind: str, data: object, path: KeyPath) -> None:
    assert path in faults(kind, data)


# Schema and loader agree


def told(folder: Path) -> list[Diagnostic]:
    try:
        found = load_brief(folder / "brief.yaml").diagnostics
    except BriefgenError as failed:
        found = failed.diagnostics
    return [d for d in found if d.severity is Severity.ERROR]


def of_files(folder: Path) -> set[tuple[str, int]]:
    """Return file and line of all that the schemas find wrong in a folder."""
    found = set()
    for path in (folder / "brief.yaml", folder / "annotations.yaml", *sorted((folder / "audiences").glob("*.yaml"))):
        if path.is_file():
            document = parse(path.read_text(encoding="utf-8"), str(path))
            found |= {(path.name, line) for line in lines(kind_of(path.name), document)} if document.ok else set()
    return found


@pytest.mark.parametrize("fixture", [f for f in FIXTURES if f.stem in OF_SHAPE], ids=lambda path: path.stem)
def test_mistakes_of_shape_are_told_by_schema_and_loader_on_the_same_lines(fixture: Path, tmp_path: Path) -> None:
    unpack(fixture, tmp_path)
    assert of_files(tmp_path) == {(Path(d.location.file).name, d.location.line) for d in told(tmp_path) if d.location}


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_a_schema_refuses_nothing_that_the_loader_lets_pass(fixture: Path, tmp_path: Path) -> None:
    unpack(fixture, tmp_path)
    found = {(Path(d.location.file).name, d.location.line) for d in told(tmp_path) if d.location}
    assert of_files(tmp_path) <= found


scalars = st.sampled_from(
    [None, True, 0, 1, 7, 60, 1.5, "", "  ", "press", "partners", "Loud Name", "findings", "headline", "2026-11-24",
     "AMBER", "amber", "RED", "a4", "pdf", "show", "en", "x" * 201, "x" * 501]
)  # fmt: skip
KEYS = ("text", "cites", "to", "name", "extends", "press", "all", "findings", "headline", "max", "file", "x")
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=2,
        )
    ),
    max_leaves=4,
)
SOUND: dict[str, Any] = {
    "report": {"file": "report.txt", "title": "Quays", "language": "en", "tlp": "GREEN"},
    "audiences": [
        "press",
        {"name": "public", "pages": 2, "sections": ["title", {"findings": {"max": 3}}], "terms": {}},
    ],
    "formats": ["pdf"],
    "page_size": "a4",
    "marking": {"draft": True, "date": "2026-11-24", "embargo": "2026-12-01"},
    "contact": {"email": "desk@example.org"},
    "roles": {"Registers": "findings"},
    "text": {"all": {"note": "Words."}, "press": {"headline": {"text": "Fees fall", "cites": []}}},
    "recommendations": ["Ask.", {"text": "Ask again.", "to": ["press"], "supports": []}],
    "glossary": {"quay": {"text": "A wall."}},
    "theme": "press",
}


def places(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(inner, (*path, key))


def changed(data: Any, path: KeyPath, value: object) -> Any:
    """Return a copy with another value at a path."""
    if not path:
        return value
    copy = dict(data) if isinstance(data, dict) else list(data)
    copy[path[0]] = changed(data[path[0]], path[1:], value)
    return copy


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from([p for p in places(SOUND) if p]), value=values)
@example(path=("text", "press", "headline"), value=["press", "press"])
def test_whatever_stands_in_a_brief_schema_and_loader_agree(tmp_path: Path, path: KeyPath, value: object) -> None:
    data = changed(SOUND, path, value)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "brief.yaml").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    found = told(tmp_path)
    of_shape = [d for d in found if not any(words in d.message for words in BEYOND)]
    if found and not of_shape:
        return  # the loader knows something that no schema can know
    assert bool(of_shape) is not validator("brief").is_valid(data), ([str(d) for d in found], data)
