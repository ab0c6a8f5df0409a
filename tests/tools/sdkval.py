"""Word files in, what Microsoft's Open XML SDK finds in them out, offline and from PyPI alone.

Needs `pythonnet` and `python-redlines-docxodus` (Linux on x86-64): the second carries a self-contained .NET build with
`DocumentFormat.OpenXml`. Its files are laid out once as a shared framework in a cache folder; pythonnet loads that.
It runs as a process of its own, one for any number of files: `python tests/tools/sdkval.py brief.docx …` prints PASS or
FAIL a file; `validated` starts it and returns the findings.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CACHE = Path(os.environ.get("SDKVAL_CACHE", Path.home() / ".cache" / "sdkval"))
LIBRARIES = ("DocumentFormat.OpenXml.dll", "DocumentFormat.OpenXml.Framework.dll", "System.IO.Packaging.dll")
FRAMEWORK = "Microsoft.NETCore.App"
_AS_JSON = "--json"


def is_installed() -> bool:
    """Tell whether the two packages are there; they come with the extra `slow`."""
    return all(importlib.util.find_spec(name) for name in ("pythonnet", "python_redlines_docxodus"))


def validated(paths: Sequence[Path]) -> dict[Path, list[str]]:
    """Return what is wrong with each of the files, by one process for all."""
    command = [sys.executable, __file__, _AS_JSON]
    listed = "\n".join(map(str, paths))
    run = subprocess.run(command, input=listed, capture_output=True, text=True, check=False)
    if run.returncode > 1 or not run.stdout:
        raise RuntimeError(f"the Open XML SDK does not run: {run.stderr[-2000:]}")
    return dict(zip(paths, json.loads(run.stdout), strict=True))


def prepare() -> Path:
    """Lay out the .NET files of the wheel as a shared framework, once; return the folder of the framework."""
    root = CACHE / "dn"
    if (CACHE / "ready").exists():
        return root
    package = importlib.util.find_spec("python_redlines_docxodus")
    if package is None or package.origin is None:
        raise SystemExit("python-redlines-docxodus is not installed")
    raw = CACHE / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    with tarfile.open(Path(package.origin).parent / "_binaries" / "linux-x64.tar.gz") as archive:
        archive.extractall(raw, filter="data")
    version = _lay_out(raw, root)
    shutil.rmtree(raw)
    (CACHE / "ready").write_text(version)
    return root


def _lay_out(raw: Path, root: Path) -> str:
    dependencies = json.loads((raw / "redline.deps.json").read_text())
    target = dependencies["runtimeTarget"]["name"]
    libraries = dependencies["targets"][target]
    pack = next(name for name in libraries if name.startswith("runtimepack."))
    version = pack.rsplit("/", 1)[1]
    shared, resolver, sdk = root / "shared" / FRAMEWORK / version, root / "host" / "fxr" / version, CACHE / "sdk"
    for folder in (shared, resolver, sdk):
        folder.mkdir(parents=True, exist_ok=True)
    files = {kind: libraries[pack][kind] for kind in ("runtime", "native") if kind in libraries[pack]}
    for kind in files.values():
        for name in kind:
            shutil.copy(raw / Path(name).name, shared)
    shutil.copy(raw / "libhostfxr.so", resolver)
    for name in LIBRARIES:
        shutil.copy(raw / name, sdk)
    runtime = f"{FRAMEWORK}.Runtime.linux-x64/{version}"
    listed = {
        "runtimeTarget": {"name": target, "signature": ""},
        "targets": {target: {runtime: files}},
        "libraries": {runtime: {"type": "package", "serviceable": True, "sha512": ""}},
    }
    (shared / f"{FRAMEWORK}.deps.json").write_text(json.dumps(listed))
    options = {
        "tfm": "net10.0",
        "framework": {"name": FRAMEWORK, "version": version},
        "configProperties": {"System.Globalization.Invariant": True},
    }
    (sdk / "rt.json").write_text(json.dumps({"runtimeOptions": options}))
    return version


def load() -> tuple[Any, Any]:
    """Load the .NET runtime into this process; return the validator and the class that opens documents."""
    root, sdk = prepare(), CACHE / "sdk"
    import clr_loader
    import pythonnet

    pythonnet.set_runtime(clr_loader.get_coreclr(runtime_config=str(sdk / "rt.json"), dotnet_root=str(root)))
    import clr

    for name in reversed(LIBRARIES):
        clr.AddReference(str(sdk / name))
    from DocumentFormat.OpenXml import FileFormatVersions
    from DocumentFormat.OpenXml.Packaging import WordprocessingDocument
    from DocumentFormat.OpenXml.Validation import OpenXmlValidator

    return OpenXmlValidator(FileFormatVersions.Microsoft365), WordprocessingDocument


def findings(path: str, validator: Any, documents: Any) -> list[str]:
    """Return what is wrong with a file; one that cannot be opened has one finding."""
    try:
        document = documents.Open(path, False)
    except Exception as problem:  # whatever .NET throws means that Word would not open it either
        return [f"cannot be opened: {problem}"]
    try:
        return [
            f"{error.Id} {error.Part.Uri if error.Part else ''} {error.Path.XPath if error.Path else ''}"
            f" | {error.Description}"
            for error in validator.Validate(document)
        ]
    except Exception as problem:
        return [f"cannot be validated: {problem}"]
    finally:
        document.Dispose()


def main(paths: list[str]) -> int:
    """Print the findings of the files; return 1 if there are any. `--json` reads the paths from the standard input."""
    tools = load()
    if paths == [_AS_JSON]:
        everything = [findings(path, *tools) for path in sys.stdin.read().splitlines()]
        print(json.dumps(everything))
        return int(any(everything))
    failed = False
    for path in paths:
        found = findings(path, *tools)
        print("\n    ".join([f"{'FAIL' if found else 'PASS'} {path}", *found[:20]]))
        failed = failed or bool(found)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
