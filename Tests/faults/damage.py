"""Files that are damaged, incomplete, half copied, or something else than a ledger.

May not take silence for soundness: where damage stays unseen, that is counted and shown.
"""

import os
import shutil
import sqlite3
import time

from program import recording

PAGE = 4096


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def replaced(path, content):
    with open(path, "wb") as file:
        file.write(content)


def restored(media, what, ledger):
    for suffix in ("-wal", "-shm", "-journal"):
        if os.path.exists(ledger + suffix):
            os.unlink(ledger + suffix)
    shutil.copy(media.model, ledger)
    media.goes_on(what, ledger)


def cut_off(media):
    """A file that ends too early, at pages and within them."""
    ledger = media.fresh()
    content = bytes_of(ledger)
    lengths = sorted({1, 99, 100, 512, PAGE - 1, PAGE, PAGE + 1, len(content) // 2, len(content) - PAGE, len(content) - 1})
    for length in lengths:
        replaced(ledger, content[:length])
        what = f"a file cut off at {length} of {len(content)} bytes"
        for words in (("matrix",), ("check",), recording("refused")):
            answer = media.program.run(ledger, *words)
            media.answers(f"{words[0]} on {what}", answer, 3, "is damaged|is not a ledger", "Restore it|nothing in it")
        media.part.require(bytes_of(ledger) == content[:length], f"{what} was changed")
    restored(media, "a file cut off, restored from a copy", ledger)
    media.part.tried("file cut off", len(lengths), "refused with 3 and left as it is")


def pages(media):
    """Pages that are not what they were: each page in turn overwritten, exchanged with the next, or with one bit
    flipped. Neither check nor a query may crash; check must see every page that is overwritten or exchanged."""
    ledger = media.fresh()
    content = bytes_of(ledger)
    count, random = len(content) // PAGE, media.tools.random
    unseen = {"overwritten": 0, "exchanged": 0, "with a bit flipped": 0}
    chosen = list(range(count)) if not media.tools.quick else random.sample(range(count), 3)
    for page in chosen:
        at, other = page * PAGE, ((page + 1) % count) * PAGE
        for kind in unseen:
            changed = bytearray(content)
            if kind == "overwritten":
                changed[at:at + PAGE] = random.randbytes(PAGE)
            elif kind == "exchanged":
                changed[at:at + PAGE], changed[other:other + PAGE] = content[other:other + PAGE], content[at:at + PAGE]
            else:
                changed[at + random.randrange(PAGE)] ^= 1 << random.randrange(8)
            replaced(ledger, changed)
            check = media.program.run(ledger, "check")
            what = f"check with page {page + 1} {kind}"
            media.part.require(check.code in (0, 1, 3), f"{what}: {check}")
            media.part.require(check.code == 0 or b"lawledger: error: " in check.talk, f"{what}: {check}")
            for command in ("matrix", "export", "events"):
                answer = media.program.run(ledger, command)
                media.part.require(answer.code in (0, 1, 3), f"{command} with page {page + 1} {kind}: {answer}")
            unseen[kind] += check.code == 0
    media.part.require(unseen["overwritten"] == unseen["exchanged"] == 0, f"check has not seen all: {unseen}")
    restored(media, "pages damaged, restored from a copy", ledger)
    media.part.tried("page overwritten", len(chosen), "check ends with 1 or 3; no crash")
    media.part.tried("page exchanged with the next", len(chosen), "check ends with 1 or 3; no crash")
    media.part.tried("bit flipped", len(chosen), f"no crash; check has not seen {unseen['with a bit flipped']}")


def alone(media):
    """A log without its file: nothing is opened, and no new ledger is made in its place."""
    ledger = media.fresh()
    beside = os.path.join(os.path.dirname(ledger), "copy.lawledger-wal")
    connection = sqlite3.connect(ledger)
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE other (number)")
    shutil.copy(f"{ledger}-wal", beside)
    connection.close()
    copy = beside.removesuffix("-wal")
    answer = media.program.run(copy, "matrix")
    media.answers("a log without its file", answer, 3, "there is no such file")
    answer = media.program.run(copy, "init", copy)
    media.answers("init beside a log of another file", answer, 3, f"{beside}", "move it away, or")
    media.part.require(os.path.exists(beside) and not os.path.exists(copy), "init beside a log of another file made it")
    media.part.tried("log without its file", 2, "refused with 3; the log is left")


def hot_journal(media):
    """A file in rollback mode, as it is sent, with what a crash leaves beside it: the first to open it puts it right."""
    ledger = media.fresh()
    connection = sqlite3.connect(ledger, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    before = bytes_of(ledger)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("CREATE TABLE other AS SELECT * FROM log")
    crash = {suffix: bytes_of(ledger + suffix) for suffix in ("", "-journal")}
    connection.execute("ROLLBACK")
    connection.close()
    for command in (("matrix",), ("export",), ("check",), recording("first")):
        for suffix, content in crash.items():
            replaced(ledger + suffix, content)
        answer = media.program.run(ledger, *command)
        media.answers(f"{command[0]} with a journal of a crash", answer, 0)
    media.goes_on("a journal of a crash", ledger, ["first"])
    media.part.require(before != crash[""] or crash["-journal"], "the journal is none")
    media.part.tried("journal of a crash beside the file", 4, "put right by whatever opens it")


def something_else(media):
    """Files of newer versions, of other programs, of no program."""
    ledger = media.fresh()
    content = bytearray(bytes_of(ledger))
    newer, foreign = bytearray(content), bytearray(content)
    newer[60:64] = (9999).to_bytes(4, "big")
    foreign[68:72] = b"FORN"
    other = os.path.join(os.path.dirname(ledger), "other.sqlite")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE event (id TEXT)")
    connection.commit()
    connection.close()
    cases = {
        "a file of a newer version": (newer, "newer program .version 9999", "update lawledger"),
        "a file with the mark of another program": (foreign, "is not a ledger", "nothing in it was changed"),
        "a database of another program": (bytes_of(other), "is not a ledger", "nothing in it was changed"),
        "a plain text": (b"Children Act 2022\n" * 300, "is not a ledger", "nothing in it was changed"),
        "a short text": (b"x", "is not a ledger", "nothing in it was changed"),
        "zeros": (bytes(2 * PAGE), "is not a ledger", "nothing in it was changed"),
        "an empty file": (b"", "the file is empty", "init FILE"),
    }
    for what, (content, *sentences) in cases.items():
        replaced(ledger, content)
        for words in (("matrix",), ("check",), recording("refused"), ("replay", "--rewrite")):
            media.answers(f"{words[0]} on {what}", media.program.run(ledger, *words), 3, *sentences)
        media.part.require(bytes_of(ledger) == content, f"{what} was changed")
    media.part.tried("something else than a ledger", len(cases), "refused with 3 and left as it is")


def copied(media):
    """Copies by cp while another process records: a copy is whole and perhaps older, or check says that it is not."""
    ledger, wanted = media.fresh(), 5 if media.tools.quick else 60
    directory = os.path.join(os.path.dirname(ledger), "copies")
    os.mkdir(directory)
    whole = {True: 0, False: 0}
    refused = 0
    path = media.hundreds if media.tools.quick else media.tools.events(5000)
    usual = media.program.run(media.fresh(), "import", path).seconds
    for number in range(wanted):
        with_log = number % 2 == 0
        copy = os.path.join(directory, "copy.lawledger")
        source = media.fresh()
        with media.program.start(source, "import", path) as writer:
            # At any moment of the import: the last of it is the copying of the log into the file.
            time.sleep(media.tools.random.uniform(0, 1.1 * usual))
            for suffix in ("", "-wal") if with_log else ("",):
                if os.path.exists(source + suffix):
                    shutil.copy(source + suffix, copy + suffix)
            writer.answer()
        _, final = media.program.lines(source)
        check = media.program.run(copy, "check")
        answer, lines = media.program.lines(copy)
        if check.code == 0:
            is_state = answer.code == 0 and lines in (final, media.lines)
            media.part.require(is_state, f"a copy in the middle of writing passes for sound with {len(lines)} events")
            whole[with_log] += 1
        else:
            refused += 1
            media.part.require(check.code in (1, 3) and b"error: " in check.talk, f"check of a copy: {check}")
        shutil.rmtree(os.path.dirname(source))
        for name in os.listdir(directory):
            os.unlink(os.path.join(directory, name))
    media.part.tried("copy by cp in the middle of writing", wanted, (
        f"{whole[True]} with the log and {whole[False]} without it are whole; check refuses {refused}"))


def run(media):
    cut_off(media)
    pages(media)
    alone(media)
    hot_journal(media)
    something_else(media)
    copied(media)
