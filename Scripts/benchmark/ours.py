"""The figures of the program on one made-up ledger: whole processes of it, and its parts inside `benchmark`.

May not compare anything: that is for targets.py.
"""

import os
import statistics

from processes import answer, medians, repeated, run, say

# What is appended in each run, one by one and by several callers.
SINGLES = 1000
CONCURRENT = 4000
CALLERS = 16
# From so many events on, filling a ledger is measured once.
LARGE = 1_000_000


def more_events(runs):
    """How many events must go on from a ledger for that many runs."""
    return runs * (SINGLES + CONCURRENT)


def commands(jurisdiction, indicator):
    """Questions as they are typed, by what they are called in the report, about a country and an indicator."""
    assessment = [
        "--jurisdiction", jurisdiction, "--indicator", indicator, "--level", "No", "--justification", "As before.",
        "--occurred", "2026-01-01", "--no-source", "made up"]
    return {
        "matrix": ["matrix"],
        "matrix --format json": ["matrix", "--format", "json"],
        "matrix --jurisdiction": ["matrix", "--jurisdiction", jurisdiction],
        "explain": ["explain", jurisdiction, indicator],
        "diff": ["diff", "2020-01-01", "2022-01-01", "--format", "json"],
        "timeline --page": ["timeline", "--since", "2020-01-01", "--page", "1"],
        "instruments --page": ["instruments", "--page", "1"],
        "instruments --jurisdiction": ["instruments", "--jurisdiction", jurisdiction],
        "treaties": ["treaties"],
        "events --limit": ["events", "--limit", "100"],
        "events --jurisdiction": ["events", "--jurisdiction", jurisdiction],
        "record": ["record", "assessment.recorded", *assessment],
    }


class Ours:
    """Measures one ledger; `tools` has the paths of the programs."""

    def __init__(self, tools, directory, facts, runs):
        self.tools = tools
        self.facts = facts
        self.runs = runs
        self.events = os.path.join(directory, "events.jsonl")
        self.more = os.path.join(directory, "more.jsonl")
        self.ledger = os.path.join(directory, "made-up.lawledger")

    def program(self, *words):
        return run([self.tools.program, "--ledger", self.ledger, *words])

    def benchmark(self, work, **words):
        pairs = [f"{name}={value}" for name, value in words.items()]
        return answer([self.tools.benchmark, work, f"ledger={self.ledger}", *pairs])

    def measure(self, seed):
        figures = self.filling() | self.replay()
        say("  matrix in fresh processes")
        fresh = medians(repeated(max(self.runs, 7), lambda _: self.benchmark("matrix")))
        figures["matrix_fresh_milliseconds"] = fresh["first_nanoseconds"] / 1e6
        figures["opening_milliseconds"] = fresh["opening_nanoseconds"] / 1e6
        return figures | self.questions(seed) | self.commands()

    def remove_ledger(self):
        for ending in ("", "-wal", "-shm", "-lock"):
            if os.path.exists(self.ledger + ending):
                os.remove(self.ledger + ending)

    def filling(self):
        say("  import")

        def fill(_):
            self.remove_ledger()
            run([self.tools.program, "init", self.ledger])
            return self.program("import", self.events, "--keep-recorded")

        samples = repeated(1 if self.facts["events"] >= LARGE else self.runs, fill)
        size = sum(os.path.getsize(self.ledger + end) for end in ("", "-wal") if os.path.exists(self.ledger + end))
        return {
            "import_per_second": self.facts["events"] / statistics.median(sample[0] for sample in samples),
            "import_megabytes": max(sample[1] for sample in samples),
            "import_runs": len(samples),
            "bytes_per_event": size / self.facts["events"],
            "line_bytes_per_event": self.facts["bytes"] / self.facts["events"],
        }

    def replay(self):
        say("  replay into all projections")
        samples = repeated(self.runs, lambda _: self.program("replay", "--rewrite"))
        return {
            "replay_per_second": self.facts["events"] / statistics.median(sample[0] for sample in samples),
            "replay_megabytes": max(sample[1] for sample in samples),
            "replay_runs": len(samples),
        }

    def questions(self, seed):
        say("  questions in an open process")
        cells = {name: " ".join(cell) for name, cell in self.facts["cells"].items()}
        found = medians(repeated(self.runs, lambda run: self.benchmark("questions", seed=seed + run, **cells)))
        return {f"{name} milliseconds": times["median_nanoseconds"] / 1e6 for name, times in found.items()}

    def commands(self):
        """What a person waits for: whole processes, from the start to the last line."""
        say("  whole commands")
        jurisdiction, indicator = self.facts["cells"]["ordinary"]
        return {
            f"command {name} milliseconds":
                statistics.median(sample[0] for sample in repeated(max(self.runs, 5), lambda _: self.program(*words))) * 1000
            for name, words in commands(jurisdiction, indicator).items()
        }

    def appending(self, run):
        """Appends to the filled ledger, one by one in turn with bare inserts, then by several callers."""
        say("  appends, one by one and by several callers")
        skip = run * (SINGLES + CONCURRENT)
        bare = f"{self.ledger}-bare-{run}"
        single = self.benchmark("append", bare=bare, more=self.more, skip=skip, count=SINGLES)
        several = self.benchmark(
            "callers", more=self.more, skip=skip + SINGLES, count=CONCURRENT, callers=CALLERS)
        return {
            "append_per_second": single["per_second"],
            "append_milliseconds": single["single"]["median_nanoseconds"] / 1e6,
            "bare_append_per_second": single["bare_per_second"],
            "bare_append_milliseconds": single["bare_single"]["median_nanoseconds"] / 1e6,
            "concurrent_per_second": several["per_second"],
            "concurrent_milliseconds": several["single"]["median_nanoseconds"] / 1e6,
        }


def start(tools, directory, runs):
    """Whole processes that answer one question each, ours and a yardstick's, on the bundled record."""
    say("start of a process")
    ledger = os.path.join(directory, "asia.lawledger")
    run([tools.program, "init", ledger, "--record", "asia"])
    # In turn, so that both meet the same machine.
    pairs = [
        (run([tools.program, "--ledger", ledger, "matrix"])[0], run([*tools.shell, ledger, "SELECT * FROM matrix"])[0])
        for _ in range(max(20, runs))
    ]
    return {
        "start_milliseconds": statistics.median(pair[0] for pair in pairs) * 1000,
        "shell_milliseconds": statistics.median(pair[1] for pair in pairs) * 1000,
        "shell": tools.shell_name,
    }
