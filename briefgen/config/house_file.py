"""The Word file of a publishing house that a brief names: `house_style:`.

In: the path as it stands, which begins at the folder of the brief. Out: the file, read; or what is wrong with it.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.config.files import lost
from briefgen.config.schema.brief import BriefFile
from briefgen.diagnostics import Diagnostic
from briefgen.style.house_style import HouseStyle
from briefgen.yaml_source.document import YamlDocument

_KEY = ("house_style",)
_SUFFIXES = (".docx", ".dotx")
_BEGINS = "the path of a house style begins at the folder of brief.yaml"


def house_style(
    entry: BriefFile | None, folder: Path, document: YamlDocument, problems: list[Diagnostic]
) -> HouseStyle | None:
    """Return the house style that the brief names, if any; what is wrong with it is added to `problems`."""
    named = entry.house_style if entry else ""
    if not named:
        return None
    if fault := lost("house style", named, folder, document, _KEY, _BEGINS):
        problems.append(fault)
        return None
    return _read(named, folder / named, document, problems)


def _read(named: str, path: Path, document: YamlDocument, problems: list[Diagnostic]) -> HouseStyle | None:
    from briefgen.writers.docx.house.dressing import check_house
    from briefgen.writers.docx.house.reading import LARGEST, Unusable, open_word_file, words

    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        found = HouseStyle(path.name, data, words(open_word_file(data)))
        check_house(found)
        return found
    except OSError as failed:
        message, hint = f"cannot be read: {failed.strerror or failed}", ""
    except Unusable as failed:
        message, hint = failed.message, failed.hint
    if path.suffix.casefold() not in _SUFFIXES and not hint:
        hint = "name a .docx or .dotx"
    problems.append(document.error(f"the house style `{named}` {message}", _KEY, hint))
    return None
