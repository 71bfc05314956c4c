"""Runs the built program on a ledger, and says whether the ledger is as it must be. Every wait ends.

May not end any process but those that it has started, by their process id.
"""

import functools
import json
import os
import signal
import sqlite3
import subprocess
import tempfile
import time

# A process that takes longer hangs.
LIMIT_SECONDS = 120
SOURCE = ("--source-title", "Gazette")


class Answer:
    """What a process that has ended said, and how it ended: below zero by a signal."""

    def __init__(self, process, out, talk, seconds):
        self.process, self.code, self.out, self.talk, self.seconds = process.pid, process.returncode, out, talk, seconds

    def __str__(self):
        return f"exit code {self.code}, said “{self.talk.decode(errors='replace').strip()[-400:]}”"


class Running:
    """A process that may be ended, and its answer; as a context it is gone at the end."""

    def __init__(self, command, **options):
        self.out, self.talk = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.talk, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.process.wait()
        self.out.close()
        self.talk.close()

    def kill(self):
        if self.process.poll() is None:
            os.kill(self.process.pid, signal.SIGKILL)

    def answer(self, seconds=LIMIT_SECONDS):
        """Waits for the end; what hangs is killed, which shows in the code."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()
        taken = time.perf_counter() - self.started
        self.out.seek(0)
        self.talk.seek(0)
        return Answer(self.process, self.out.read(), self.talk.read(), taken)


class Program:
    """The program under test, with nothing of this machine about it."""

    def __init__(self, path, shim):
        self.path, self.shim = path, shim

    def environment(self, faults=None):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
        environment = kept | {"LANG": "C.UTF-8", "TZ": "UTC", "USER": "officer", "SWIFT_BACKTRACE": "enable=no"}
        if faults is None:
            return environment
        return environment | {"LD_PRELOAD": self.shim} | {f"FAULTS_{name}": value for name, value in faults.items()}

    def start(self, ledger, *words, faults=None, extra=None, **options):
        environment = self.environment(faults) | (extra or {})
        return Running([self.path, "--ledger", ledger, *words], env=environment, **options)

    def run(self, ledger, *words, **options):
        with self.start(ledger, *words, **options) as running:
            return running.answer()

    def must(self, ledger, *words, **options):
        """Runs what can only fail if the test itself is wrong."""
        answer = self.run(ledger, *words, **options)
        if answer.code != 0:
            raise RuntimeError(f"{' '.join(words)}: {answer}")
        return answer

    def make(self, ledger):
        self.must(ledger, "init", ledger)
        return ledger

    def record(self, ledger, name, **options):
        """Records one event under an identifier."""
        return self.run(ledger, *recording(name), **options)

    def lines(self, ledger, **options):
        """The events that export gives, line by line, without its last line; the answer alone where it fails."""
        answer = self.run(ledger, "export", **options)
        return answer, answer.out.splitlines()[:-1] if answer.code == 0 else []

    @functools.cached_property
    def verifies(self):
        """Whether the program has a command that verifies the evidence."""
        return b"\n  verify" in self.must("none", "help").out

    def unsound(self, ledger):
        """What is wrong with a ledger that must be sound; empty when nothing is."""
        problems = []
        for command in ["check"] + ["verify"] * self.verifies:
            answer = self.run(ledger, command)
            if answer.code != 0 or command == "check" and answer.talk:
                problems.append(f"{command}: {answer}")
        return problems or gaps(ledger)


def gaps(ledger):
    """Whether positions count from 1, asked of the file without the program."""
    connection = sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)
    try:
        count, first, last = connection.execute("SELECT count(*), min(position), max(position) FROM log").fetchone()
    finally:
        connection.close()
    return [] if count == 0 or (first, last) == (1, count) else [f"{count} events at positions {first} to {last}"]


def recording(name):
    """The words that record an event of an instrument of its own."""
    return (
        "record", "instrument.introduced", "--id", name, "--instrument", f"kh/bill/2024/{name}", "--occurred", "2024",
        *SOURCE)


def judging(name, level):
    """The words that record an event that changes a cell of the made-up checklist."""
    return (
        "record", "assessment.recorded", "--id", name, "--jurisdiction", "KH", "--indicator", "made-up/indicator-1",
        "--level", level, "--occurred", "2024-05", *SOURCE)


def identifier(line):
    return json.loads(line)["id"]


def acknowledges(answer):
    """Whether the caller of record or import has been told that it is done."""
    return answer.code == 0 or answer.out.startswith(b"Recorded ") or b" recorded, " in answer.out
