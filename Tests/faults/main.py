#!/usr/bin/env python3
"""Shows that faults are survived: kills, power cuts, contention, bad media, clocks that go back.

Called by Scripts/faults, which builds what is tested. Ends with 1 at a violation.
"""

import argparse
import importlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from program import Program
from report import Part, say, table

PARTS = ["kills", "power-cuts", "contention", "media", "clocks"]
HERE = os.path.dirname(os.path.abspath(__file__))


class Tools:
    """What every part works with: the program, a directory of its own, chance from a seed."""

    def __init__(self, arguments, name, directory):
        self.program = Program(arguments.program, arguments.shim)
        self.quick, self.seed, self.directory = arguments.quick, arguments.seed, directory
        self.random = random.Random(f"{arguments.seed} {name}")

    def events(self, count):
        """A file of made-up events, of the same seed always the same."""
        path = os.path.join(self.directory, f"events-{count}.jsonl")
        writer = os.path.join(HERE, "..", "..", "Scripts", "benchmark", "events.py")
        command = [sys.executable, writer, "--events", str(count), "--seed", str(self.seed), "--out", path]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return path


def parsed():
    parser = argparse.ArgumentParser(prog="Scripts/faults", description=(
        "Shows that faults are survived; prints what was tried and found, and ends with 1 at a violation."))
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of everything left to chance (default: 1)")
    parser.add_argument("--quick", action="store_true", help="a small part of it, within a minute or so")
    parser.add_argument("--json", metavar="FILE", help="write the results there too")
    for hidden in ("--program", "--shim", "--directory"):
        parser.add_argument(hidden, required=True, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    strange = [name for name in arguments.parts if name not in PARTS]
    if strange:
        parser.error(f"there is no part {strange[0]}: there are {', '.join(PARTS)}")
    return arguments


def run(name, arguments):
    """Runs one part in a directory of its own, which is gone at the end."""
    part = Part(name)
    directory = os.path.realpath(tempfile.mkdtemp(prefix="faults-", dir=arguments.directory))
    say(name)
    start = time.perf_counter()
    try:
        importlib.import_module(name.replace("-", "_")).run(part, Tools(arguments, name, directory))
    finally:
        shutil.rmtree(directory, ignore_errors=True)
    part.seconds = time.perf_counter() - start
    return part


def main():
    arguments = parsed()
    # So that everything that was begun is cleared away when this process is asked to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    arguments.program, arguments.shim = os.path.abspath(arguments.program), os.path.abspath(arguments.shim)
    parts = [run(name, arguments) for name in PARTS if name in (arguments.parts or PARTS)]
    sys.stdout.write(table(parts))
    if arguments.json:
        results = {"seed": arguments.seed, "quick": arguments.quick, "parts": [part.json() for part in parts]}
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(results, file, indent=2, ensure_ascii=False)
            file.write("\n")
    return 1 if any(part.violations for part in parts) else 0


if __name__ == "__main__":
    sys.exit(main())
