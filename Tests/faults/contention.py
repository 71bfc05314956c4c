"""Many processes on one ledger: nothing is lost, nobody is told of a lock, and readers see whole events alone. A writer
that hangs is named in bounded time, and when it goes on, so does everything else.
"""

import fcntl
import hashlib
import os
import signal
import threading
import time

from places import another_account
from program import acknowledges, identifier, recording

# The program waits so long for another writer; what takes three times as long, on a busy machine, is not bounded.
WAITING_SECONDS = 5
MOST_SECONDS = 15


def digest_of(lines):
    """What tells a log of these events from others."""
    return hashlib.sha256(b"\n".join(lines)).digest()


class Crowd:
    """Threads that each run one process after the other."""

    # What readers do beside exporting.
    others = ("events", "check", "matrix")

    def __init__(self, part, program, ledger, account=None):
        self.part, self.program, self.ledger, self.account = part, program, ledger, account or {}
        self.mutex = threading.Lock()
        self.acknowledged, self.waits, self.seen = [], [], {}
        self.reads = self.refused = 0

    def write(self, writer, is_over):
        number = 0
        while not is_over(number):
            number += 1
            name = f"{writer}-{number}"
            answer = self.program.run(self.ledger, *recording(name))
            with self.mutex:
                self.waits.append(answer.seconds)
                if answer.code == 0:
                    self.acknowledged.append(name)
                elif self.is_out_of_time(answer):
                    self.refused += 1
                else:
                    self.part.violation(f"record {name} after {answer.seconds:.1f} s: {answer}")
                    if acknowledges(answer):
                        self.acknowledged.append(name)

    @staticmethod
    def is_out_of_time(answer):
        """Whether a caller has waited for the whole time, and was told of it in plain words."""
        return (
            answer.code == 3 and answer.seconds >= WAITING_SECONDS and b"another program is writing" in answer.talk
            and b"locked" not in answer.talk)

    def read(self, is_over):
        number = 0
        while not is_over(number):
            number += 1
            answer, lines = self.program.lines(self.ledger, **self.account)
            other = self.program.run(self.ledger, self.others[number % len(self.others)], **self.account)
            with self.mutex:
                self.reads += 2
                for what in (answer, other):
                    self.part.require(what.code == 0 and not what.talk, f"a reader: {what}")
                if answer.code == 0:
                    self.seen[len(lines)] = digest_of(lines)

    def run(self, writers, readers, is_over):
        bodies = [(self.write, (f"writer-{index}", is_over)) for index in range(writers)]
        bodies += [(self.read, (is_over,)) for _ in range(readers)]
        threads = [threading.Thread(target=body, args=arguments) for body, arguments in bodies]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.settle()

    def settle(self):
        """What was acknowledged is there, once; what readers have seen is a beginning of it."""
        answer, lines = self.program.lines(self.ledger)
        self.part.require(answer.code == 0, f"export: {answer}")
        names = [identifier(line) for line in lines]
        lost = set(self.acknowledged) - set(names)
        self.part.require(not lost, f"acknowledged and not there: {sorted(lost)[:5]}")
        self.part.require(len(names) == len(set(names)), "an event is there twice")
        for count, digest in self.seen.items():
            self.part.require(digest_of(lines[:count]) == digest, f"a reader saw another log of {count} events")
        for problem in self.program.unsound(self.ledger):
            self.part.violation(problem)

    def found(self):
        reads = f", {self.reads:,} reads each a state of the log" if self.reads else ""
        return (
            f"{len(self.acknowledged):,} recorded and there, {self.refused} refused after {WAITING_SECONDS} s{reads};"
            f" the longest record took {max(self.waits):.1f} s")


def strangers(part, tools, seconds):
    """Readers who may not write, beside a writer."""
    with another_account(tools.program) as (directory, account):
        if not account:
            return part.tried("readers who may not write", 0, "left out: needs root, to be someone else")
        ledger = tools.program.make(os.path.join(directory, "c.lawledger"))
        tools.program.must(ledger, *recording("before"))
        crowd = Crowd(part, tools.program, ledger, account)
        end = time.monotonic() + seconds
        crowd.run(1, 3, lambda _: time.monotonic() > end)
    return part.tried(f"a writer and three readers who may not write, {seconds} s", 4, crowd.found())


def names(ledger, process):
    """Whether the lock file names a process; it is written right after the lock is taken."""
    with open(ledger + "-lock", encoding="ascii") as file:
        return f"process {process}\n" in file.read()


def is_locked(ledger):
    """Whether someone holds the writers' lock."""
    with open(ledger + "-lock", "a", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def hanging(part, tools, count):
    """Stops a writer that holds the lock, in the middle of a long import."""
    program, path = tools.program, tools.events(count)
    ledger = program.make(os.path.join(tools.directory, "hanging.lawledger"))
    program.record(ledger, "before")
    deadline = time.monotonic() + 30
    with program.start(ledger, "import", path) as writer:
        while not names(ledger, writer.process.pid) and time.monotonic() < deadline:
            time.sleep(0.001)
        os.kill(writer.process.pid, signal.SIGSTOP)
        try:
            if not part.require(is_locked(ledger), "the writer could not be stopped while it held the lock"):
                return
            answer = program.record(ledger, "meanwhile")
            part.require(answer.code == 3, f"record while another hangs: {answer}")
            part.require(answer.seconds < MOST_SECONDS, f"record while another hangs took {answer.seconds:.1f} s")
            part.require(
                f"(process {writer.process.pid})".encode() in answer.talk, f"who hangs is not named: {answer}")
            part.require(b"locked" not in answer.talk, f"the words of a library are shown: {answer}")
            read, lines = program.lines(ledger)
            part.require(read.code == 0 and len(lines) == 1, f"export while another hangs: {read}")
        finally:
            os.kill(writer.process.pid, signal.SIGCONT)
        ended = writer.answer()
        part.require(ended.code == 0, f"the import after it went on: {ended}")
    after = program.record(ledger, "after")
    part.require(after.code == 0, f"record after that: {after}")
    part.require(len(program.lines(ledger)[1]) == count + 2, "not everything is there after that")
    for problem in program.unsound(ledger):
        part.violation(problem)
    part.tried("a writer that hangs", 1, f"named after {answer.seconds:.1f} s with exit code 3; all went on")


def run(part, tools):
    seconds, each = (3, 3) if tools.quick else (60, 25)
    few = Crowd(part, tools.program, tools.program.make(os.path.join(tools.directory, "a.lawledger")))
    end = time.monotonic() + seconds
    few.run(2, 4, lambda _: time.monotonic() > end)
    part.tried(f"two writers and four readers, {seconds} s", 6, few.found())
    many = Crowd(part, tools.program, tools.program.make(os.path.join(tools.directory, "b.lawledger")))
    many.run(16, 0, lambda done: done >= each)
    part.tried(f"sixteen callers, {each} events each", 16, many.found())
    strangers(part, tools, 2 if tools.quick else 20)
    hanging(part, tools, 1_000 if tools.quick else 5_000)
