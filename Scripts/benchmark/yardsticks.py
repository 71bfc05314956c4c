"""The yardsticks on the same events in the same run: libsqlite3 alone, and two other event stores.

A peer that is not installed is left out. May not measure anything itself: each yardstick is a process of its own.
"""

import glob
import os
import shutil

from ours import CONCURRENT, LARGE, SINGLES
from processes import answer, medians, repeated, say

HERE = os.path.dirname(os.path.abspath(__file__))


def measure(tools, directory, facts, runs):
    """What each yardstick gives, by its name."""
    events, more = (os.path.join(directory, name) for name in ("events.jsonl", "more.jsonl"))
    runs = 1 if facts["events"] >= LARGE else runs
    file = os.path.join(directory, "yardstick")

    def several(command):
        def once(_):
            remove(file)
            return answer([str(word) for word in command])

        result = medians(repeated(runs, once))
        remove(file)
        return result

    say("  yardstick: libsqlite3 alone")
    found = {
        "floor": several(
            [tools.benchmark, "floor", f"file={file}", f"events={events}", f"more={more}", f"singles={SINGLES}"])
    }
    if tools.peers:
        say("  yardstick: eventsourcing")
        script = os.path.join(HERE, "eventsourcing_peer.py")
        found["eventsourcing"] = several([tools.peers, script, file, events, more, SINGLES])
        say("  yardstick: UmaDB")
        script = os.path.join(HERE, "umadb_peer.py")
        found["umadb"] = several([tools.peers, script, file, events, more, SINGLES, CONCURRENT])
    return found


def remove(file):
    """Removes what a yardstick has written: a file with its side files, or a directory."""
    for path in glob.glob(glob.escape(file) + "*"):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
