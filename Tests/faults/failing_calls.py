"""Calls of the system that fail: each write, sync, read and truncation in turn, once or from then on.

Whatever the program says has to be true: what it acknowledges is there, and where it says that nothing was recorded,
nothing was.
"""

import contextlib
import errno
import os
import shutil
import sqlite3

from program import acknowledges, recording

# A command makes fewer calls of each kind than this.
MOST_CALLS = 400
UNCERTAIN = b"whether it was recorded is not certain"


@contextlib.contextmanager
def reading(ledger, is_read):
    """Another program that reads one state, or none; what is recorded then stays in the log beside the file."""
    reader = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, isolation_level=None)
    try:
        if is_read:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM log").fetchone()
        yield
    finally:
        reader.close()


def failing(media, call, number, error, lasts, words, is_read):
    """Lets one call fail, and looks at what was said and what is there once everybody has gone."""
    ledger = media.fresh()
    directory = os.path.dirname(ledger)
    name, sign = errno.errorcode[error], "+" if lasts else ""
    what = f"{words[0]}{' beside a reader' * is_read} where {call} {number}{sign} fails with {name}"
    with reading(ledger, is_read):
        answer = media.program.run(
            ledger, *words, faults={"DIRECTORY": directory, "FAIL": f"{call}:{number}:{error}{sign}"})
    media.part.require(answer.code in (0, 3), f"{what}: {answer}")
    if answer.code == 3:
        media.answers(what, answer, 3, "Check the disk|Free some space|Restore it|ermission|again")
    lines = media.program.lines(ledger)[1][len(media.lines):]
    if words[0] == "record" and acknowledges(answer):
        media.part.require(len(lines) == 1, f"{what}: was acknowledged and is not there: {answer}")
    elif words[0] == "record" and UNCERTAIN not in answer.talk:
        media.part.require(not lines, f"{what}: is there, though it was said: {answer}")
    media.goes_on(what, ledger, [words[3]] if lines else [])
    shutil.rmtree(directory)
    return answer


def run(media):
    for call in ("write", "sync", "read", "truncate"):
        tried = refused = 0
        for words in (recording("failing"), ("replay", "--rewrite")):
            ways = [(False, False), (True, False), (False, True), (True, True)]
            for lasts, is_read in ways[1:3] if media.tools.quick else ways:
                number, most = (3, 1) if media.tools.quick else (1, 30)
                while number <= MOST_CALLS and most > 0:
                    most -= 1
                    for error in (errno.EIO,) if call != "write" else (errno.EIO, errno.ENOSPC):
                        answer = failing(media, call, number, error, lasts, words, is_read)
                        tried, refused = tried + 1, refused + (answer.code == 3)
                    number += 1 if words[0] == "record" else media.tools.random.randint(1, 12)
        media.part.tried(f"{call} that fails", tried, f"{refused} refused with 3; what was said is true")
