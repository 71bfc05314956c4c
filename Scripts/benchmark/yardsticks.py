"""The yardsticks on the same events in the same run: libsqlite3 alone, and two other event stores.

A peer that is not installed is left out. May not measure anything itself: each yardstick is a process of its own.
"""

import glob
import os
import shutil

from ours import CONCURRENT, SINGLES
from processes import answer, say

HERE = os.path.dirname(os.path.abspath(__file__))


def measure(tools, directory):
    """What each yardstick gives, by its name."""
    events, more, file = (os.path.join(directory, name) for name in ("events.jsonl", "more.jsonl", "yardstick"))

    def fresh(*command):
        try:
            return answer([str(word) for word in command])
        finally:
            remove(file)

    say("  yardstick: libsqlite3 alone")
    found = {"floor": fresh(tools.benchmark, "floor", f"file={file}", f"events={events}")}
    if tools.peers:
        say("  yardstick: eventsourcing")
        script = os.path.join(HERE, "eventsourcing_peer.py")
        found["eventsourcing"] = fresh(tools.peers, script, file, events, more, SINGLES)
        say("  yardstick: UmaDB")
        script = os.path.join(HERE, "umadb_peer.py")
        found["umadb"] = fresh(tools.peers, script, file, events, more, SINGLES, CONCURRENT)
    return found


def remove(file):
    """Removes what a yardstick has written: a file with its side files, or a directory."""
    for path in glob.glob(glob.escape(file) + "*"):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
