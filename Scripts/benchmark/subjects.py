"""What other stores are told of an event: its type, and the subject whose stream it belongs to.

May not be timed: all of it happens before a peer is given anything.
"""

import itertools
import json


def read(path, most=None):
    """The events of a file: type, subject and the bytes of the line."""
    with open(path, "rb") as lines:
        for line in itertools.islice(lines, most):
            event = json.loads(line)
            payload = event["data"]["payload"]
            if "jurisdiction" in payload:
                subject = f"{payload['jurisdiction']} {payload['indicator']}"
            else:
                subject = next(
                    payload[name] for name in ("instrument", "event", "indicator", "checklist", "consultation")
                    if name in payload)
            yield event["type"], subject, line.rstrip(b"\n")


def batches(items, size=1000):
    """The items, so many at a time."""
    items = iter(items)
    while batch := list(itertools.islice(items, size)):
        yield batch
