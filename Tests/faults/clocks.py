"""Sets the clock of the machine back and forth: recorded times never decrease, and the program says what it did.

May not set the clock of this machine: the program is shown another one.
"""

import datetime
import json
import os

from program import gaps, recording

HOUR = 3600
# 2016-12-31T23:59:59Z and the leap second after it: a kernel shows the same second twice.
LEAP = 1_483_228_799


def recorded(lines):
    return [json.loads(line)["time"] for line in lines]


def moment(text):
    form = "%Y-%m-%dT%H:%M:%S.%fZ" if "." in text else "%Y-%m-%dT%H:%M:%SZ"
    return datetime.datetime.strptime(text, form).replace(tzinfo=datetime.timezone.utc)


class Clockwork:
    """A ledger that is written under several clocks."""

    def __init__(self, part, tools, name, begin):
        self.part, self.program, self.directory = part, tools.program, tools.directory
        self.ledger = os.path.join(tools.directory, f"{name}.lawledger")
        self.program.must(self.ledger, "init", self.ledger, faults={"CLOCK": begin})
        self.count = 0

    def record(self, clock, says, zone="UTC", words=None):
        """Records one event under a clock; `says` is whether the program speaks of it; None is either."""
        self.count += 1
        words = words or recording(f"event-{self.count}")
        answer = self.program.run(self.ledger, *words, faults={"CLOCK": clock}, extra={"TZ": zone})
        self.part.require(answer.code == 0, f"{words[0]} with the clock at {clock}: {answer}")
        has_said = b"note: the clock stands at" in answer.talk
        self.part.require(
            says is None or has_said == says, f"{words[0]} with the clock at {clock} {'says something' if has_said else 'says nothing'}")
        return answer

    def settle(self, what, count=None):
        answer, lines = self.program.lines(self.ledger, faults={"CLOCK": "@0"})
        self.part.require(answer.code == 0, f"export with the clock at 1970: {answer}")
        times = [moment(text) for text in recorded(lines)]
        self.part.require(len(times) == self.count, f"{what}: {len(times)} events and not {self.count}")
        self.part.require(times == sorted(times), f"{what}: recorded times go back: {times}")
        for problem in self.program.unsound(self.ledger) + gaps(self.ledger):
            self.part.violation(f"{what}: {problem}")
        self.part.tried(what, count or self.count, f"{len(set(times))} different times, none earlier than the last")
        return times


def set_back(part, tools):
    work = Clockwork(part, tools, "back", "0")
    work.record("0", says=False)
    first = work.record(f"-{HOUR}", says=True)
    part.require(b"whose time is kept" in first.talk, f"it is not said what was done: {first}")
    work.record("@0", says=True)
    work.record("@-1", says=True)
    work.record("-30", says=False)
    work.record("0", says=False)
    work.record(f"{HOUR}", says=False)
    work.record("0", says=True)
    work.settle("clock set back an hour, to 1970, before it, and forth")


def leap_second(part, tools):
    work = Clockwork(part, tools, "leap", f"@{LEAP - 60}")
    for shown in ("0.2", "0.9", "0.1", "0.5", "1.0", "0.999", "1.5"):
        work.record(f"@{LEAP + float(shown):.6f}", says=False)
    times = work.settle("the leap second at the end of 2016")
    part.require(
        times[0].timestamp() == LEAP + 0.2 and times[-1].timestamp() == LEAP + 1.5,
        f"the times around the leap second are others: {times}")


def zones(part, tools):
    work = Clockwork(part, tools, "zone", "0")
    before = datetime.datetime.now(datetime.timezone.utc)
    for zone in ("Asia/Bangkok", "Pacific/Kiritimati", "America/Adak", "right/UTC", "nowhere", ""):
        work.record("0", says=False, zone=zone)
    after = datetime.datetime.now(datetime.timezone.utc)
    times = work.settle("six time zones")
    part.require(all(before <= time <= after for time in times), f"the time zone shows in recorded times: {times}")


def others(part, tools):
    """The other commands that record; import says nothing yet."""
    work = Clockwork(part, tools, "others", "0")
    work.record("0", says=False)
    work.record(f"-{HOUR}", says=True, words=("correct", "event-1", "--occurred", "2024-03", "--because", "A month."))
    work.record(f"-{HOUR}", says=True, words=("retract", "event-1", "--because", "Twice."))
    path = os.path.join(tools.directory, "one.jsonl")
    event = {
        "specversion": "1.0", "id": "imported", "type": "instrument.passed", "data": {
            "occurred": "2023-02-20", "sources": [{"title": "Gazette"}], "payload": {"instrument": "kh/bill/2024/x"}}}
    with open(path, "w", encoding="ascii") as file:
        json.dump(event, file)
        file.write("\n")
    work.record(f"-{HOUR}", says=None, words=("import", path))
    work.settle("correct, retract and import with the clock set back")


def run(part, tools):
    set_back(part, tools)
    leap_second(part, tools)
    zones(part, tools)
    others(part, tools)
