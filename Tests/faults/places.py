"""Places where a ledger cannot be written, or only in part: full disks, read-only media, lost permissions.

May not leave anything mounted.
"""

import contextlib
import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import tempfile

from program import recording

NOBODY = 65534
TO_READ = "note: the ledger cannot be written here; it is read as it is"
TO_RECORD = "copy it elsewhere to record"


def is_root():
    return os.geteuid() == 0


@contextlib.contextmanager
def mounted(directory, options):
    """A small file system in memory; gives nothing where this account may not mount one."""
    os.mkdir(directory)
    answer = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", directory], capture_output=True, check=False)
    try:
        yield directory if answer.returncode == 0 else None
    finally:
        if answer.returncode == 0:
            subprocess.run(["umount", "--lazy", directory], check=True)


def full_disk(media):
    """Records into a file system with too little room, until it is full, and once more."""
    with mounted(os.path.join(media.directory, "full"), "size=280k") as directory:
        if directory is None:
            return limited_files(media)
        ledger = media.fresh(directory)
        added, answer = [], None
        while len(added) < 5_000:
            name = f"full-{len(added)}"
            answer = media.program.run(ledger, *recording(name))
            if answer.code != 0:
                break
            added.append(name)
        media.answers("record on a full disk", answer, 3, "the disk is full; nothing was recorded", "Free some space")
        query = media.program.run(ledger, "matrix", "--format", "csv")
        media.part.require(query.code == 0, f"matrix on a full disk: {query}")
        media.is_whole("a full disk", ledger, added)
        subprocess.run(["mount", "-o", "remount,size=8m", directory], check=True)
        media.goes_on("a full disk with room again", ledger, added)
    media.part.tried("full disk (a small tmpfs)", len(added) + 1, f"{len(added)} recorded and kept, then refused, 3")
    return limited_files(media)


def limited_files(media):
    """Files that may not grow: what a quota or a limit does; needs no rights."""
    ledger, added, refused = media.fresh(), [], 0
    for blocks in (1, 4, 8, 64, 128, 256, 512):
        name = f"limited-{blocks}"

        def limit(size=blocks * 1024):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        answer = media.program.run(ledger, *recording(name), preexec_fn=limit)
        if answer.code == 0:
            added.append(name)
        else:
            refused += 1
            media.answers(f"record with files of {blocks} KB", answer, 3, "nothing was recorded", "Check the disk|Free")
    media.goes_on("files that may not grow", ledger, added)
    media.part.tried("files that may not grow (ulimit -f)", len(added) + refused, f"{refused} refused with 3")


def read_only_medium(media):
    """A file system that is mounted read-only, with a ledger that is whole and with one that is not alone."""
    with mounted(os.path.join(media.directory, "medium"), "size=8m") as directory:
        if directory is None:
            return media.part.tried("read-only medium", 0, "left out: this account may not mount")
        ledger, parted = media.fresh(directory), media.fresh(directory)
        with_log(media, parted, "parted")
        # Recorded there before: empty files of the log lie beside it.
        written = media.fresh(directory)
        media.program.must(written, *recording("written"))
        subprocess.run(["mount", "-o", "remount,ro", directory], check=True)
        read(media, "a read-only medium", ledger)
        refused(media, "a read-only medium", ledger)
        for command in ("matrix", "check"):
            answer = media.program.run(written, command)
            media.answers(f"{command} on a read-only medium that was written before", answer, 0)
        answer = media.program.run(written, *recording("refused"))
        media.answers("record on a read-only medium that was written before", answer, 3, "copy it elsewhere")
        answer = media.program.run(parted, "matrix")
        media.answers(
            "a read-only medium with a log beside the file", answer, 3, f"{parted}-wal",
            "copy both elsewhere")
        subprocess.run(["mount", "-o", "remount,rw", directory], check=True)
        media.goes_on("a medium that can be written again", ledger)
        media.goes_on("a medium that was written before and can be again", written, ["written"])
        media.goes_on("a log beside the file on a medium that can be written again", parted, ["parted"])
    return media.part.tried("read-only medium (tmpfs, ro)", 3, "read, with a note; recording refused, 3; whole after it")


def with_log(media, ledger, name):
    """Records so that a part stays in the log beside the file, as when another program reads."""
    reader = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM log").fetchone()
    answer = media.program.run(ledger, *recording(name))
    reader.close()
    media.answers("record while another program reads", answer, 0, "note: a part of the ledger still lies beside")
    os.unlink(f"{ledger}-shm")


def read(media, what, ledger, **options):
    for words in (("matrix", "--format", "csv"), ("events",), ("export",), ("check",)):
        answer = media.program.run(ledger, *words, **options)
        media.answers(f"{words[0]} on {what}", answer, 0, TO_READ)


def refused(media, what, ledger, **options):
    for words in (recording("refused"), ("replay", "--rewrite")):
        answer = media.program.run(ledger, *words, **options)
        media.answers(f"{words[0]} on {what}", answer, 3, "cannot be written|write-protected", TO_RECORD)


@contextlib.contextmanager
def another_account(program):
    """How processes are started that have no rights of their own, and a directory that they can reach."""
    directory = tempfile.mkdtemp(prefix="faults-")
    try:
        if not is_root():
            yield directory, {}
            return
        os.chmod(directory, 0o755)
        # The program may lie where only its owner can go.
        before, program.path = program.path, shutil.copy(program.path, os.path.join(directory, "lawledger"))
        try:
            yield directory, {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        finally:
            program.path = before
    finally:
        subprocess.run(["chmod", "-R", "u+rwX", directory], check=False)
        shutil.rmtree(directory)


def permissions(media):
    """Directories and files that this account may not write, read or enter."""
    with another_account(media.program) as (directory, account):
        def place(file_mode, directory_mode):
            ledger = media.fresh(directory)
            if account:
                for path in (ledger, os.path.dirname(ledger)):
                    os.chown(path, NOBODY, NOBODY)
            os.chmod(ledger, file_mode)
            os.chmod(os.path.dirname(ledger), directory_mode)
            return ledger

        def restored(what, ledger):
            os.chmod(os.path.dirname(ledger), 0o755)
            os.chmod(ledger, 0o644)
            media.goes_on(what, ledger)

        for what, modes in {
            "a read-only directory": (0o644, 0o555), "a read-only file": (0o444, 0o755),
            "a read-only file in a read-only directory": (0o444, 0o555),
        }.items():
            ledger = place(*modes)
            read(media, what, ledger, **account)
            refused(media, what, ledger, **account)
            restored(what, ledger)
        for what, modes in {"a file that may not be read": (0o000, 0o755), "a closed directory": (0o644, 0o000)}.items():
            ledger = place(*modes)
            for words in (("matrix",), recording("refused"), ("check",)):
                answer = media.program.run(ledger, *words, **account)
                media.answers(f"{words[0]} with {what}", answer, 3, "cannot be read: Permission denied", "ermission")
            restored(what, ledger)
        ledger = place(0o644, 0o755)
        media.program.must(ledger, *recording("first"), **account)
        os.chown(f"{ledger}-lock", os.geteuid(), -1)
        os.chmod(f"{ledger}-lock", 0o400 if account else 0o000)
        answer = media.program.run(ledger, *recording("refused"), **account)
        media.answers("record with a lock file of someone else", answer, 3, "lock file cannot be opened", "copy the ledger")
        os.chmod(f"{ledger}-lock", 0o644)
        media.goes_on("a lock file of someone else", ledger, ["first"])
    who = f"as {pwd.getpwuid(NOBODY).pw_name}" if is_root() else "as this account"
    media.part.tried(f"lost permissions ({who})", 6, "read with a note or refused, 3; whole after it")


def run(media):
    full_disk(media)
    read_only_medium(media)
    permissions(media)
