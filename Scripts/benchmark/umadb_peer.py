#!/usr/bin/env python3
"""Times the event store UmaDB on the same events through its Python client; writes JSON.

Its server runs on a free port of this machine alone and is stopped by its process id, whatever happens. May not
time anything but calls of the client.
"""

import argparse
import json
import multiprocessing
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from importlib.metadata import version

import umadb

from processes import end_politely, stop
from subjects import batches, read

CLIENTS = 16
LIMIT_SECONDS = 120


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def connected(url):
    """A client of the server, once it answers."""
    for _ in range(200):
        try:
            client = umadb.Client(url)
            client.head()
            return client
        except Exception as problem:
            last = problem
            time.sleep(0.05)
    raise SystemExit(f"umadb_peer: error: the server does not answer: {last}")


def event(kind, subject, line):
    return umadb.Event(event_type=kind, data=line, tags=[subject])


def timed(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def call(url, lines, barrier, times):
    """One of several clients: waits for the others, appends one by one, says when it began and ended."""
    client = connected(url)
    events = [[event(*line)] for line in lines]
    barrier.wait(LIMIT_SECONDS)
    start = time.perf_counter()
    for own in events:
        client.append(own)
    times.put((start, time.perf_counter()))


def at_once(url, lines, workers, barrier, times):
    """Appends a second by clients at once, threads or processes."""
    running = [
        workers(target=call, args=(url, lines[client::CLIENTS], barrier, times), daemon=True)
        for client in range(CLIENTS)
    ]
    for worker in running:
        worker.start()
    spans = [times.get(timeout=LIMIT_SECONDS) for _ in running]
    for worker in running:
        worker.join(LIMIT_SECONDS)
    return len(lines) / (max(span[1] for span in spans) - min(span[0] for span in spans))


def measure(url, arguments):
    client = connected(url)
    count, filling = 0, 0.0
    for batch in batches(read(arguments.events)):
        events = [event(*line) for line in batch]
        filling += timed(lambda: client.append(events))
        count += len(events)

    def scan():
        response, found = client.read(), 0
        while found < count:
            page = response.next_batch()
            found += len(page)
            if not page:
                raise SystemExit(f"umadb_peer: error: {found} events came back of {count}")

    scanning = timed(scan)
    more = list(read(arguments.more, arguments.singles + arguments.concurrent))
    singles = [[event(*line)] for line in more[:arguments.singles]]
    single = timed(lambda: [client.append(own) for own in singles])
    # Whichever of the two is quicker for it.
    several = more[arguments.singles:]
    threads = at_once(url, several, threading.Thread, threading.Barrier(CLIENTS), queue.Queue())
    fork = multiprocessing.get_context("spawn")
    processes = at_once(url, several, fork.Process, fork.Barrier(CLIENTS), fork.Queue())
    return {
        "events": count, "batch_per_second": round(count / filling), "scan_per_second": round(count / scanning),
        "single_per_second": round(len(singles) / single), "concurrent_per_second": round(max(threads, processes)),
        "concurrent_threads_per_second": round(threads), "concurrent_processes_per_second": round(processes),
        "version": version("umadb"),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("events")
    parser.add_argument("more")
    parser.add_argument("singles", type=int)
    parser.add_argument("concurrent", type=int)
    arguments = parser.parse_args()
    end_politely()
    address = f"127.0.0.1:{free_port()}"
    program = os.path.join(os.path.dirname(sys.executable), "umadb")
    server = subprocess.Popen(
        [program, "--db-path", arguments.file, "--listen", address], stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        print(json.dumps(measure(f"http://{address}", arguments)))
    finally:
        stop(server)


if __name__ == "__main__":
    main()
