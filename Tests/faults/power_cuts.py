"""Cuts the power, simulated: records all that the program asks of the disk, and makes what a disk may hold after a cut
at any moment. The program must open every image, sound, with all that was acknowledged and nothing by halves.

Two comparisons show that a loss would be seen: without the sync of each commit, and without any sync.
"""

import contextlib
import os
import shutil
import sqlite3

import records
from disk import Chooser, Disk
from program import gaps, judging, recording

NAME = "law.lawledger"


class Trace:
    """A course of commands on one ledger, with how many events it must hold after each."""

    def __init__(self, tools, name):
        self.program, self.directory = tools.program, os.path.join(tools.directory, name)
        os.mkdir(self.directory)
        self.ledger = os.path.join(self.directory, NAME)
        self.place = os.path.join(tools.directory, f"{name}.trace")
        self.files, self.count = {}, None
        self.told = {}  # by process, how many events the ledger holds once it has spoken; None is no ledger yet

    def begin_with_what_is_there(self):
        """What has been made so far is on the disk."""
        self.count = len(self.program.lines(self.ledger)[1])
        for name in os.listdir(self.directory):
            if not name.endswith("-shm"):
                with open(os.path.join(self.directory, name), "rb") as file:
                    self.files[name] = file.read()

    def do(self, added, *words):
        faults = {"DIRECTORY": self.directory, "TRACE": self.place}
        answer = self.program.must(self.ledger, *words, faults=faults)
        self.count = (self.count or 0) + added
        self.told[answer.process] = self.count

    def finish(self):
        """Reads the records and what the ledger holds in the end."""
        self.records = records.read(self.place)
        _, self.lines = self.program.lines(self.ledger)
        if len(self.lines) != self.count:
            raise RuntimeError(f"the ledger holds {len(self.lines)} events and not {self.count}")

    @contextlib.contextmanager
    def someone_reading(self):
        """Another program that reads one state: what is recorded then stays in the log beside the file."""
        reader = sqlite3.connect(f"file:{self.ledger}?mode=ro", uri=True, isolation_level=None)
        try:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM log").fetchone()
            yield
        finally:
            reader.close()


def in_turn(trace, tools, number):
    """Records, corrects, retracts and imports, with and without someone reading, and writes the projections anew."""
    path = tools.events(1000)
    with open(path, "rb") as file:
        lines = file.readlines()

    def batch(count, start):
        part = os.path.join(tools.directory, "batch.jsonl")
        with open(part, "wb") as file:
            file.write(b"".join(lines[start:start + count]))
        trace.do(count, "import", part)

    batch(40, 0)
    for turn in range(1 if tools.quick else 3):
        names = [f"{number}-{turn}-{index}" for index in range(8)]
        for index, name in enumerate(names[:3]):
            trace.do(1, *recording(name))
        trace.do(1, *judging(names[3], "Yes"))
        trace.do(1, "correct", names[0], "--occurred", "2024-03", "--because", "A source gives the month.")
        batch(10, 40 + 20 * turn)
        with trace.someone_reading():
            for name in names[4:7]:
                trace.do(1, *recording(name))
            batch(10, 50 + 20 * turn)
            trace.do(1, *judging(names[7], "No"))
        trace.do(1, "retract", names[1], "--because", "It was recorded twice.")
        trace.do(0, "replay", "--rewrite")
    if not tools.quick:
        # Long enough to go through the way in bulk.
        trace.do(len(lines) - 100, "import", path)


def traces(tools):
    """One course from the making of a ledger on; one that begins with a file in the form in which it is sent."""
    first = Trace(tools, "new")
    first.do(0, "init", first.ledger)
    in_turn(first, tools, 1)
    first.finish()
    second = Trace(tools, "sent")
    tools.program.make(second.ledger)
    connection = sqlite3.connect(second.ledger)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    second.begin_with_what_is_there()
    in_turn(second, tools, 2)
    second.finish()
    return [first, second]


class Examination:
    """Makes images at random cuts of a trace and looks at each with the program."""

    def __init__(self, tools, trace, taken):
        self.tools, self.trace, self.records = tools, trace, taken
        self.losses, self.broken, self.cuts, self.images = [], [], set(), 0

    def run(self, count):
        disk = Disk(self.trace.files)
        random, told = self.tools.random, None if not self.trace.files else 0
        # Half of the cuts fall anywhere, half right before or after a sync or something said.
        turns = [place for place, record in enumerate(self.records, 1) if record.kind in "SDA"] or [1]
        anywhere = range(1, len(self.records) + 1)
        cuts = [random.choice(anywhere) for _ in range(count - count // 2)]
        cuts = sorted(cuts + [max(1, random.choice(turns) - random.randrange(2)) for _ in range(count // 2)])
        for place, record in enumerate(self.records, 1):
            disk.take(record)
            if record.kind == "A":
                told = self.trace.told[record.process]
            while cuts and cuts[0] == place:
                cuts.pop(0)
                self.cuts.add(place)
                mode = Chooser.MODES[self.images % len(Chooser.MODES)]
                self.images += 1
                self.examine(disk.after_cut(Chooser(mode, random)), told, f"cut at {place}, {mode}")
        return self

    def examine(self, files, told, moment):
        directory = os.path.join(self.tools.directory, "image")
        os.mkdir(directory)
        try:
            for name, content in files.items():
                with open(os.path.join(directory, name), "wb") as file:
                    file.write(content)
            self.look(os.path.join(directory, NAME), told, moment)
        finally:
            shutil.rmtree(directory)

    def look(self, ledger, told, moment):
        program, trace = self.tools.program, self.trace
        if not os.path.exists(ledger):
            if told is not None:
                self.losses.append(f"{moment}: the ledger was made and is gone")
            return
        answer, lines = program.lines(ledger)
        problems = [f"export: {answer}"] if answer.code != 0 else program.unsound(ledger)
        if problems:
            self.broken += [f"{moment}: {problem}" for problem in problems]
            return
        if lines != trace.lines[:len(lines)] or len(lines) not in {0, *trace.told.values()}:
            self.broken.append(f"{moment}: {len(lines)} events, which was never a state of the ledger")
        if len(lines) < (told or 0):
            self.losses.append(f"{moment}: {told} events were acknowledged and {len(lines)} are there")
        if self.images % 4 == 0:
            self.go_on(ledger, len(lines), moment)

    def go_on(self, ledger, count, moment):
        """What was left can be written again."""
        answer = self.tools.program.record(ledger, "after-the-cut")
        problems = [] if answer.code == 0 else [f"record: {answer}"]
        problems += self.tools.program.unsound(ledger) + gaps(ledger)
        if len(self.tools.program.lines(ledger)[1]) != count + 1:
            problems.append("what was recorded after the cut is not there alone")
        self.broken += [f"{moment}: {problem}" for problem in problems]


def run(part, tools):
    count, compared = (30, 12) if tools.quick else (600, 200)
    examinations, normal, off = [], [], []
    for trace in traces(tools):
        examinations.append(Examination(tools, trace, trace.records).run(count))
        normal.append(Examination(tools, trace, records.without_commit_syncs(trace.records)).run(compared))
        unsynced = [record for record in trace.records if record.kind not in "SD"]
        off.append(Examination(tools, trace, unsynced).run(compared))

    def total(of, what):
        return sum(len(getattr(examination, what)) for examination in of)

    def images(of):
        return sum(examination.images for examination in of)

    for examination in examinations:
        for problem in examination.losses + examination.broken:
            part.violation(problem)
    calls = sum(len(examination.records) for examination in examinations)
    part.tried(
        f"power cut at {total(examinations, 'cuts')} places of {calls:,} calls", images(examinations),
        f"{total(examinations, 'losses')} lost something acknowledged, {total(examinations, 'broken')} not sound")
    part.tried(
        "the same with synchronous=NORMAL", images(normal),
        f"{total(normal, 'losses')} lost something acknowledged, {total(normal, 'broken')} not sound")
    part.tried(
        "the same without any sync", images(off),
        f"{total(off, 'losses')} lost something acknowledged, {total(off, 'broken')} not sound")
    part.require(total(normal, "losses") > 0, "without the sync of each commit no loss is seen: this proves nothing")
    part.require(total(off, "broken") > 0, "without any sync no damage is seen: this proves nothing")
