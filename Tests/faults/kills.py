"""Kills the program while it writes, at random moments and at random calls, and looks at what is left.

A kill loses nothing that the system holds: what is shown here is that writing is all or nothing and that the next
process goes on. What a power cut leaves is shown by power_cuts.py.
"""

import os
import shutil
import time

from program import acknowledges, identifier, judging, recording

# How many calls that write, sync or name a file a command makes, at most; later ones kill nobody.
MOST_CALLS = {"record": 40, "import": 60, "bulk": 1000, "rewrite": 500}


class Kept:
    """A ledger and the lines that must be in it."""

    def __init__(self, part, program, path):
        self.part, self.program, self.path, self.lines = part, program, path, []

    def settle(self, pending, moment):
        """Compares the ledger with what was pending: (identifiers, whether acknowledged), in order; gives what stayed."""
        answer, lines = self.program.lines(self.path)
        if not self.part.require(answer.code == 0, f"{moment}: export: {answer}"):
            return []
        self.part.require(lines[:len(self.lines)] == self.lines, f"{moment}: earlier events are gone or changed")
        rest, stayed = [identifier(line) for line in lines[len(self.lines):]], []
        for identifiers, is_acknowledged in pending:
            if rest[:len(identifiers)] == identifiers:
                stayed.append(identifiers)
                rest = rest[len(identifiers):]
            elif is_acknowledged:
                self.part.violation(f"{moment}: {identifiers[0]} … was acknowledged and is not there")
        self.part.require(not rest, f"{moment}: half a batch or something else is there: {rest[:3]}")
        for problem in self.program.unsound(self.path):
            self.part.violation(f"{moment}: {problem}")
        self.lines = lines
        return stayed


class Killer:
    """Runs commands and kills them; half of the kills come by the clock and half at a call of the program."""

    def __init__(self, program, directory, random):
        self.program, self.directory, self.random = program, directory, random
        self.took = {}
        self.kills = self.acknowledged = self.stayed = 0

    def run(self, kind, ledger, words):
        usual = self.took.get(kind)
        if usual is None:
            # The first of its kind ends by itself and shows how long it takes.
            answer = self.program.run(ledger, *words)
            self.took[kind] = answer.seconds
            return answer
        if self.random.random() < 0.5:
            number = self.random.randint(1, MOST_CALLS[kind])
            answer = self.program.run(
                ledger, *words, faults={"DIRECTORY": self.directory, "FAIL": f"any:{number}:0"})
        else:
            with self.program.start(ledger, *words) as running:
                time.sleep(self.random.uniform(0, 1.1 * usual))
                running.kill()
                answer = running.answer()
        self.kills += answer.code < 0
        self.acknowledged += answer.code < 0 and acknowledges(answer)
        return answer


def lines_of(path, size):
    """A file of events in batches of a size, with the identifiers of each."""
    with open(path, "rb") as file:
        lines = file.readlines()
    batches = [lines[start:start + size] for start in range(0, len(lines), size)]
    return [(b"".join(batch), [identifier(line) for line in batch]) for batch in batches]


def written(directory, name, content):
    path = os.path.join(directory, name)
    with open(path, "wb") as file:
        file.write(content)
    return path


def records(part, killer, kept, wanted):
    """Several in a row are killed before anyone looks."""
    number = 0
    while killer.kills < wanted:
        pending, killed = [], 0
        for _ in range(killer.random.randint(1, 4)):
            number += 1
            name = f"killed-{number}"
            words = judging(name, "No") if number % 3 == 0 else recording(name)
            answer = killer.run("record", kept.path, words)
            if answer.code not in (0, -9):
                part.violation(f"record {name}: {answer}")
            killed += answer.code < 0
            pending.append(([name], acknowledges(answer)))
        killer.stayed += max(0, len(kept.settle(pending, f"record {number}")) - (len(pending) - killed))


def imports(part, killer, kept, wanted, batches):
    """Batches follow one another, and each rests on those before: one that was killed is imported again."""
    remaining = list(batches)
    while killer.kills < wanted and remaining:
        content, identifiers = remaining[0]
        path = written(killer.directory, "batch.jsonl", content)
        answer = killer.run("import", kept.path, ("import", path))
        stayed = kept.settle([(identifiers, acknowledges(answer))], f"import before {len(remaining)}")
        killer.stayed += answer.code < 0 and len(stayed)
        if stayed:
            remaining.pop(0)
        elif answer.code != -9:
            part.violation(f"import: {answer}")
            return


def bulk(part, killer, program, directory, wanted, path, identifiers):
    """A long file goes through the way in bulk, each time into an empty ledger."""
    empty = program.make(os.path.join(directory, "empty.lawledger"))
    most = wanted * 3
    while killer.kills < wanted and most > 0:
        most -= 1
        kept = Kept(part, program, os.path.join(directory, "bulk.lawledger"))
        for suffix in ("", "-wal", "-shm", "-lock"):
            if os.path.exists(kept.path + suffix):
                os.unlink(kept.path + suffix)
        shutil.copy(empty, kept.path)
        answer = killer.run("bulk", kept.path, ("import", path))
        stayed = kept.settle([(identifiers, acknowledges(answer))], f"long import, {wanted * 3 - most}")
        killer.stayed += answer.code < 0 and len(stayed)
    program.must(kept.path, "import", path)
    return kept


def rewrites(killer, kept, wanted):
    """The log stays as it is, and the projections are the old or the new ones, which are the same."""
    _, kept.lines = kept.program.lines(kept.path)
    while killer.kills < wanted:
        killer.run("rewrite", kept.path, ("replay", "--rewrite"))
        kept.settle([], "replay --rewrite")


def run(part, tools):
    counts = (12, 6, 1, 2) if tools.quick else (150, 90, 40, 40)
    long_count = 1_000 if tools.quick else 5_000
    program, directory = tools.program, tools.directory
    path = tools.events(long_count)
    batches = lines_of(path, 20)
    kept = Kept(part, program, program.make(os.path.join(directory, "small.lawledger")))
    program.must(kept.path, "import", written(directory, "batch.jsonl", batches[0][0] + batches[1][0]))
    _, kept.lines = program.lines(kept.path)
    whole = [name for _, identifiers in batches for name in identifiers]

    def series(what, wanted, body):
        killer, before = Killer(program, directory, tools.random), len(part.violations)
        result = body(killer, wanted)
        part.require(killer.kills >= min(wanted, 1), f"{what}: nothing was killed")
        found = (
            f"{len(part.violations) - before} violations; {killer.stayed} were there whole, {killer.acknowledged} had"
            " been acknowledged")
        part.tried(f"kill {what}", killer.kills, found)
        return result

    series("record, several in a row", counts[0], lambda killer, wanted: records(part, killer, kept, wanted))
    series("import of 20 events", counts[1], lambda killer, wanted: imports(part, killer, kept, wanted, batches[2:]))
    filled = series(
        f"import of {long_count:,} events", counts[2],
        lambda killer, wanted: bulk(part, killer, program, directory, wanted, path, whole))
    series("replay --rewrite", counts[3], lambda killer, wanted: rewrites(killer, filled, wanted))
