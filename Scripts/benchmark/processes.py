"""Runs whole processes: their time, their memory, their answer. Every wait ends.

May not hold much memory itself: what a child reports as its peak can include the parent's at the moment of its
start.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time

# A process that takes longer is ended, and the benchmark with it.
LIMIT_SECONDS = 3600
# What has taken this long is not repeated.
PATIENCE_SECONDS = 60


class Failed(Exception):
    """A process ended badly or not at all."""


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


def run(command, out=subprocess.DEVNULL):
    """Runs a command to its end; gives seconds and the peak of its memory in megabytes."""
    with tempfile.TemporaryFile() as talk:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=talk)
        # Not killed: a peer that runs a server must stop it first.
        timer = threading.Timer(LIMIT_SECONDS, os.kill, (process.pid, signal.SIGTERM))
        timer.daemon = True
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            stop(process)
            raise
        finally:
            timer.cancel()
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            talk.seek(0)
            said = talk.read().decode(errors="replace").strip()[-2000:]
            raise Failed(f"exit code {process.returncode} of {' '.join(command)}\n{said}")
    return seconds, usage.ru_maxrss / 1024


def stop(process):
    """Ends a process, politely first."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(20)


def end_politely():
    """Lets everything that was begun be cleared away when this process is asked to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))


def answer(command):
    """Runs a command that writes JSON; gives what it wrote."""
    with tempfile.TemporaryFile() as out:
        run(command, out)
        out.seek(0)
        return json.loads(out.read())


def repeated(runs, body, patience=PATIENCE_SECONDS):
    """What a body gives in several runs; in fewer where they take long."""
    start = time.perf_counter()
    results = []
    while len(results) < runs and (not results or time.perf_counter() - start < patience):
        results.append(body(len(results)))
    return results


def medians(results):
    """The median of each number that several runs gave under one name; texts are those of the last run."""
    return {
        name: statistics.median(result[name] for result in results) if isinstance(value, (int, float)) else
        medians([result[name] for result in results]) if isinstance(value, dict) else value
        for name, value in results[-1].items()
    }
