#!/usr/bin/env python3
"""The benchmark: makes ledgers of several sizes, measures the program and the yardsticks on each, and reports.

Called by Scripts/bench, which builds and installs what is measured. Asserts nothing and ends with 0 when
everything could be measured, met or not.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile

import ours
import report
import targets
import yardsticks
from processes import Failed, answer, end_politely, medians, repeated, say

# The yardsticks and our appends are not repeated once they have taken so long.
IN_TURN_SECONDS = 600
HERE = os.path.dirname(os.path.abspath(__file__))


class Tools:
    """The paths of what is measured."""

    def __init__(self, arguments):
        self.program = arguments.program
        self.benchmark = arguments.benchmark
        self.peers = arguments.peers
        if shutil.which("sqlite3"):
            self.shell, self.shell_name = ["sqlite3", "-readonly"], "sqlite3 shell"
            return
        say("the sqlite3 shell is missing: the start of a process is compared with that of Python's sqlite3")
        query = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall())"
        self.shell, self.shell_name = [sys.executable, "-c", query], "Python's sqlite3"


def sizes(text):
    numbers = [int(part.replace("_", "")) for part in text.split(",")]
    if any(number < 1000 for number in numbers):
        raise argparse.ArgumentTypeError("a made-up ledger has at least 1000 events")
    return sorted(set(numbers))


def parsed():
    parser = argparse.ArgumentParser(prog="Scripts/bench", description=(
        "Measures the program on made-up ledgers beside libsqlite3 alone and two other event stores."))
    parser.add_argument(
        "--events", type=sizes, default=[10_000, 100_000, 1_000_000], metavar="N[,N…]",
        help="how many events each ledger has (default: 10000,100000,1000000)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of which the median counts (default: 3)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the made-up ledgers (default: 1)")
    parser.add_argument("--json", default=".build/bench.json", metavar="FILE", help="default: .build/bench.json")
    parser.add_argument("--without-peers", action="store_true", help="leave out the other event stores")
    for hidden in ("--program", "--benchmark", "--directory", "--swift"):
        parser.add_argument(hidden, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--peers", default="", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.runs < 1:
        parser.error("--runs must be at least 1")
    return arguments


def processor():
    with open("/proc/cpuinfo") as lines:
        names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def commit():
    """What of the project is measured; changes that are not committed are not seen."""
    if not shutil.which("git"):
        return "unknown"
    asked = subprocess.run(["git", "-C", HERE, "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return asked.stdout.strip() or "unknown"


def size(tools, arguments, events):
    """Everything about a ledger of one size."""
    say(f"{events:,} events")
    with tempfile.TemporaryDirectory(prefix="bench-", dir=arguments.directory) as directory:
        facts = answer([
            sys.executable, os.path.join(HERE, "events.py"), "--events", str(events), "--seed", str(arguments.seed),
            "--out", os.path.join(directory, "events.jsonl"), "--more", os.path.join(directory, "more.jsonl"),
            "--more-events", str(ours.more_events(arguments.runs))])
        own = ours.Ours(tools, directory, facts, arguments.runs)
        found = own.measure(arguments.seed)

        def in_turn(run):
            return {"yardsticks": yardsticks.measure(tools, directory), "ours": own.appending(run)}

        # What waits for the disk is compared within one run, for the disk is not the same from minute to minute.
        both = medians(repeated(arguments.runs, in_turn, patience=IN_TURN_SECONDS))
    return {"events": events, "facts": facts, "ours": found | both["ours"], "yardsticks": both["yardsticks"]}


def measure(arguments, tools):
    measured = [size(tools, arguments, events) for events in arguments.events]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=arguments.directory) as directory:
        start = ours.start(tools, directory, arguments.runs)
    beside = measured[0]["yardsticks"]
    versions = {
        "commit": commit(), "swift": arguments.swift, "sqlite": beside["floor"]["sqlite"],
        "python": platform.python_version(),
    }
    versions |= {name: beside[name]["version"] for name in ("eventsourcing", "umadb") if name in beside}
    rows = [row for size in measured for row in targets.rows_of(size)]
    rows += [*targets.growth_rows(measured), targets.start_row(start)]
    return {
        "measured": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "machine": {
            "processor": processor(), "processors": os.cpu_count(), "system": platform.platform(),
            "memory_megabytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20,
        },
        "versions": versions, "seed": arguments.seed, "runs": arguments.runs, "sizes": measured, "start": start,
        "rows": rows,
    }


def main():
    arguments = parsed()
    end_politely()
    try:
        result = measure(arguments, Tools(arguments))
    except Failed as failure:
        sys.exit(f"Scripts/bench: error: {failure}")
    with open(arguments.json, "w") as out:
        json.dump(result, out, indent=2)
        out.write("\n")
    report.show(result)
    say(f"all figures are in {arguments.json}")


if __name__ == "__main__":
    main()
