"""Write the matrix of the seed's brief into README. Run from the top: `.venv/bin/python -m tests.tools.readme_matrix`."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.conftest import ROOT


def main() -> None:
    """Replace the block after `<!-- matrix -->`."""
    command = [sys.executable, "-m", "briefgen", "matrix", "briefs/cambodia-cyber-crime"]
    matrix = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    readme = ROOT / "README.md"
    text = re.sub(r"(<!-- matrix -->\n```\n).*?(```)", rf"\1{matrix}\n\2", readme.read_text(encoding="utf-8"), flags=re.DOTALL)
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
