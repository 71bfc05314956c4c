#!/usr/bin/env python3
"""Times whole processes of the program on a made-up ledger, beside a yardstick; asserts nothing."""

import argparse
import datetime
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "generate_events.py")
COUNT_ROWS = "SELECT count(*) FROM log"

# What is timed on the filled ledger: the title and the arguments.
QUESTIONS = [
    ("matrix", ["matrix"]),
    ("matrix in the past as known then", ["matrix", "--as-of", "2015-06-30", "--known-at", "2016-06-30"]),
    ("explain a cell", ["explain", "KH", "indicator-1"]),
    ("diff of two dates", ["diff", "2020-06-30", "2022-06-30"]),
    ("diff of two consultations as reported", ["diff", "first", "second", "--as-reported"]),
    ("timeline near the end", ["timeline", "--since", "2024-12-01"]),
    ("instruments", ["instruments"]),
    ("instruments of one jurisdiction, JSON", ["instruments", "--jurisdiction", "KH", "--format", "json"]),
]


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def run(command):
    """Runs a command to its end; gives seconds and the largest memory in megabytes."""
    with tempfile.TemporaryFile() as talk:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=talk)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            talk.seek(0)
            sys.stderr.write(talk.read().decode(errors="replace"))
            sys.exit(f"measure: error: exit code {process.returncode} of {' '.join(command)}")
    return seconds, usage.ru_maxrss / 1024


def row(title, command, runs):
    samples = [run(command) for _ in range(runs)]
    seconds = [sample[0] for sample in samples]
    return {
        "what": title,
        "runs": runs,
        "median_seconds": round(statistics.median(seconds), 4),
        "least_seconds": round(min(seconds), 4),
        "greatest_seconds": round(max(seconds), 4),
        "memory_megabytes": round(max(sample[1] for sample in samples), 1),
    }


def yardstick(ledger):
    """The command that counts the rows of the log, by the sqlite3 shell or by Python's module."""
    if shutil.which("sqlite3"):
        return "yardstick: sqlite3 counts the log", ["sqlite3", "-readonly", ledger, COUNT_ROWS]
    script = f"import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute({COUNT_ROWS!r}).fetchone()[0])"
    return "yardstick: Python's sqlite3 counts the log", [sys.executable, "-c", script, ledger]


def measure(arguments, directory):
    events = os.path.join(directory, "events.jsonl")
    ledger = os.path.join(directory, "made-up.lawledger")
    say(f"making {arguments.events} events")
    with open(events, "wb") as out:
        subprocess.run(
            [sys.executable, GENERATOR, "--events", str(arguments.events), "--seed", str(arguments.seed)],
            stdout=out, check=True)
    program = [arguments.program, "--ledger", ledger]
    run([arguments.program, "init", ledger])
    say("importing them")
    rows = [row("import", program + ["import", events, "--keep-recorded"], 1)]
    rows[0]["events_per_second"] = round(arguments.events / rows[0]["median_seconds"])
    for title, words in QUESTIONS:
        say(title)
        rows.append(row(title, program + words, arguments.runs))
    rows.append(row(*yardstick(ledger), arguments.runs))
    size = sum(os.path.getsize(ledger + end) for end in ("", "-wal") if os.path.exists(ledger + end))
    return {
        "events": arguments.events,
        "seed": arguments.seed,
        "file_megabytes": round(size / 1e6, 1),
        "input_megabytes": round(os.path.getsize(events) / 1e6, 1),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        "measured": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "rows": rows,
    }


def show(result):
    print(
        f"{result['events']} events, {result['input_megabytes']} MB of JSON Lines, a ledger of "
        f"{result['file_megabytes']} MB; {result['machine']}\n")
    width = max(len(row["what"]) for row in result["rows"])
    print(f"{'what':{width}}  runs  median ms   least  greatest  memory MB")
    for row in result["rows"]:
        times = [1000 * row[name] for name in ("median_seconds", "least_seconds", "greatest_seconds")]
        print(
            f"{row['what']:{width}}  {row['runs']:4}  {times[0]:9.1f}  {times[1]:6.1f}  {times[2]:8.1f}"
            f"  {row['memory_megabytes']:9.1f}")
    print(f"\nimport: {result['rows'][0]['events_per_second']} events a second")


def main():
    parser = argparse.ArgumentParser(prog="Scripts/bench", description="Times the program on a made-up ledger.")
    parser.add_argument("--program", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="how many (default: 100000)")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="of each question (default: 7)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the made-up ledger (default: 1)")
    parser.add_argument("--json", metavar="FILE", help="write the result there too")
    arguments = parser.parse_args()
    if arguments.runs < 1 or arguments.events < 100:
        parser.error("--runs must be at least 1 and --events at least 100")
    # Ended from outside, the temporary directory goes too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("measure: ended"))
    with tempfile.TemporaryDirectory(prefix="lawledger-bench-") as directory:
        result = measure(arguments, directory)
    show(result)
    if arguments.json:
        with open(arguments.json, "w") as out:
            json.dump(result, out, indent=2)
            out.write("\n")


if __name__ == "__main__":
    main()
