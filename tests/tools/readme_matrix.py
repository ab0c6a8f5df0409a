"""Write the matrix of the seed's brief into README: `.venv/bin/python -m tests.tools.readme_matrix`, from the top."""

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
    block = re.compile(r"(<!-- matrix -->\n```\n).*?(```)", re.DOTALL)
    text = block.sub(lambda found: f"{found[1]}{matrix}\n{found[2]}", readme.read_text(encoding="utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
