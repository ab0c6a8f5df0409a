"""Edits of Word files on standard input (JSON), edited files out: runs in the Python that has UNO, not in ours.

Started by `tests.tools.office`, which starts LibreOffice too: `python3 office_editor.py PIPE`. Each job names a source,
a target, whether changes are tracked, and steps: a verb and its words. Words are looked for in all of a document,
tables included, and must be there.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

WORD = "MS Word 2007 XML"


def connected(pipe):
    """Return the context of the LibreOffice that listens at the pipe, waiting for it."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


class Editor:
    """A document that is open."""

    def __init__(self, document, dispatcher):
        self.document = document
        self.dispatcher = dispatcher

    def found(self, words):
        """Return a cursor that has the words selected."""
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        search.SearchCaseSensitive = True
        there = self.document.findFirst(search)
        if there is None:
            raise SystemExit(f"not in the document: {words}")
        return there.getText().createTextCursorByRange(there)

    def paragraph(self, words):
        """Return a cursor that has the paragraph with the words selected."""
        cursor = self.found(words)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        return cursor

    def insert(self, words, added):
        """Insert words behind others."""
        cursor = self.found(words)
        cursor.collapseToEnd()
        cursor.getText().insertString(cursor, added, False)

    def insert_last(self, words, added):
        """Insert words behind the last place where others stand: in a table that repeats them."""
        search = self.document.createSearchDescriptor()
        search.SearchString = words
        found = self.document.findAll(search)
        there = found.getByIndex(found.getCount() - 1)
        there.getText().insertString(there.getEnd(), added, False)

    def insert_before(self, words, added):
        """Insert words before others."""
        cursor = self.found(words)
        cursor.collapseToStart()
        cursor.getText().insertString(cursor, added, False)

    def replace(self, words, others):
        """Replace words by others."""
        self.found(words).setString(others)

    def delete(self, words):
        """Delete words."""
        self.found(words).setString("")

    def split(self, words):
        """Begin a new paragraph behind the words."""
        cursor = self.found(words)
        cursor.collapseToEnd()
        cursor.getText().insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def add(self, words, paragraph):
        """Add a paragraph after that with the words."""
        cursor = self.paragraph(words)
        cursor.collapseToEnd()
        text = cursor.getText()
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, paragraph, False)

    def put_before(self, words, paragraph):
        """Add a paragraph before that with the words."""
        cursor = self.paragraph(words)
        cursor.collapseToStart()
        text = cursor.getText()
        text.insertString(cursor, paragraph, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)

    def clear(self, words):
        """Delete the text of the paragraph with the words."""
        self.paragraph(words).setString("")

    def rewrite(self, words, others):
        """Replace the text of the paragraph with the words."""
        self.paragraph(words).setString(others)

    def merge(self, words):
        """Join the paragraph with the words with the next one."""
        cursor = self.paragraph(words)
        cursor.collapseToEnd()
        cursor.goRight(1, True)
        cursor.setString("")

    def remove(self, words):
        """Remove the paragraph with the words, its end included."""
        cursor = self.paragraph(words)
        cursor.goRight(1, True)
        cursor.setString("")

    def accept(self):
        """Accept all changes."""
        self._run(".uno:AcceptAllTrackedChanges")

    def reject(self):
        """Reject all changes."""
        self._run(".uno:RejectAllTrackedChanges")

    def _run(self, command):
        self.dispatcher.executeDispatch(self.document.CurrentController.Frame, command, "", 0, ())


def main(pipe):
    context = connected(pipe)
    create = context.ServiceManager.createInstanceWithContext
    desktop = create("com.sun.star.frame.Desktop", context)
    dispatcher = create("com.sun.star.frame.DispatchHelper", context)
    for job in json.load(sys.stdin):
        document = desktop.loadComponentFromURL(Path(job["source"]).as_uri(), "_blank", 0, properties(Hidden=True))
        editor = Editor(document, dispatcher)
        document.RecordChanges = job["tracked"]
        for verb, *words in job["steps"]:
            if verb in ("accept", "reject"):
                document.RecordChanges = False
            getattr(editor, verb)(*words)
        document.storeToURL(Path(job["target"]).as_uri(), properties(FilterName=WORD))
        document.close(False)
    desktop.terminate()


if __name__ == "__main__":
    main(sys.argv[1])
