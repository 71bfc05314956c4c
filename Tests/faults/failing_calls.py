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
def reading(ledger):
    """Another program that reads one state; what is recorded then stays in the log beside the file."""
    reader = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, isolation_level=None)
    try:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM log").fetchone()
        yield
    finally:
        reader.close()


@contextlib.contextmanager
def crowded(media, ledger):
    """Readers of two states, so that neither the file nor the log beside it holds the whole alone."""
    with reading(ledger):
        media.program.must(ledger, *recording("crowded"))
        with reading(ledger):
            yield


def failing(media, call, number, error, lasts, words, is_crowded):
    """Lets one call fail, and looks at what was said and what is there once everybody has gone; gives the answer and
    whether something was recorded."""
    ledger = media.fresh()
    name, sign = errno.errorcode[error], "+" if lasts else ""
    what = f"{words[0]}{' beside readers' * is_crowded} where {call} {number}{sign} fails with {name}"
    faults = {"DIRECTORY": os.path.dirname(ledger), "FAIL": f"{call}:{number}:{error}{sign}"}
    with crowded(media, ledger) if is_crowded else contextlib.nullcontext():
        answer = media.program.run(ledger, *words, faults=faults)
    media.part.require(answer.code in (0, 3), f"{what}: {answer}")
    if answer.code == 3:
        media.answers(what, answer, 3, "Check the disk|Free some space|Restore it|ermission|again")
    before = ["crowded"] * is_crowded
    lines = media.program.lines(ledger)[1][len(media.lines) + len(before):]
    if words[0] == "record" and acknowledges(answer):
        media.part.require(len(lines) == 1, f"{what}: was acknowledged and is not there: {answer}")
    elif words[0] == "record" and UNCERTAIN not in answer.talk:
        media.part.require(not lines, f"{what}: is there, though it was said: {answer}")
    media.goes_on(what, ledger, before + ([words[3]] if lines else []))
    shutil.rmtree(os.path.dirname(ledger))
    return answer, bool(lines)


def run(media):
    for call in ("write", "sync", "read", "truncate"):
        answers = []
        for words in (recording("failing"), ("replay", "--rewrite")):
            ways = [(False, False), (True, False), (False, True), (True, True)]
            for lasts, is_crowded in ways[1:3] if media.tools.quick else ways:
                number, most = 1, 2 if media.tools.quick else 12
                while number <= MOST_CALLS and most > 0:
                    most -= 1
                    for error in (errno.EIO,) if call != "write" else (errno.EIO, errno.ENOSPC):
                        answers.append(failing(media, call, number, error, lasts, words, is_crowded))
                    number += 1 if words[0] == "record" else media.tools.random.randint(1, 12)
        uncertain = [was_recorded for answer, was_recorded in answers if UNCERTAIN in answer.talk]
        refused = sum(answer.code == 3 for answer, _ in answers)
        media.part.tried(f"{call} that fails", len(answers), (
            f"{refused} refused with 3, of these {len(uncertain)} as not certain, where {sum(uncertain)} were recorded"))
