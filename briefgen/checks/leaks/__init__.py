"""The leak gate: what an audience may not see is in no byte of what it gets.

In: a selection, its document and brief, and the files as they were written. Out: diagnostics. `secrets_of` works out
what to look for, once for all formats; `check_leaks` reads each file again by other code than wrote it, and looks.
"""

from briefgen.checks.leaks.gate import File, check_leaks
from briefgen.checks.leaks.reading import READERS, read_docx, read_html, read_pdf
from briefgen.checks.leaks.secrets import Secrets, secrets_of

__all__ = ["READERS", "File", "Secrets", "check_leaks", "read_docx", "read_html", "read_pdf", "secrets_of"]
