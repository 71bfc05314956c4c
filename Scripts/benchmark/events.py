#!/usr/bin/env python3
"""Writes a made-up ledger as CloudEvents JSON Lines, and the events that go on from it; the same seed gives the
same bytes.

Two hundred jurisdictions under a checklist of twenty-five indicators, or as many as asked: instruments from draft to
repeal, findings on them, assessments, disputes, corrections and retractions, imprecise dates, and events that were
recorded long after they happened. The hard cases are in it too: see names.py. Recorded times ascend from 2005 to 2024.

May not use chance but that of EventWriter.
"""

import argparse
import datetime
import json

from event_writer import EPOCH, EventWriter, day_text
from names import (
    CHECKLIST, CRITERIA, INDICATOR_COUNT, JURISDICTIONS, LEVELS, LONG_CELL, LONG_CELL_MOST, OLD_CELL, ORDINARY_CELL,
    PERIOD_CELL, STEPS, indicators)

# How many events the next correction can choose from.
POOL = 20_000


class Ledger(EventWriter):
    """Writes events in the order of recording; what it has written decides what may come next."""

    def __init__(self, count, seed, indicator_count=INDICATOR_COUNT):
        super().__init__(count, seed)
        self.indicators = indicators(indicator_count)
        # How many instruments of a jurisdiction are in force before the oldest is replaced: one an indicator.
        self.most_in_force = indicator_count
        # Events that go on from the ledger are appended in any order, so that none may rest on another of them.
        self.is_continuing = False
        self.in_progress = []  # instruments on their way: [name, steps done, day of the last]
        self.in_force = {}  # of a jurisdiction, those in force, the oldest first
        self.named = []
        self.findings = {}  # the last finding on a cell
        self.disputes = []
        self.amendable = []  # events that may be corrected or retracted: (id, day)
        self.amended = []  # what was corrected or retracted: (id of that, id, day)
        self.long_cell_versions = 0

    def may_be_amended(self, id, day):
        if self.is_continuing:
            return
        if len(self.amendable) < POOL:
            self.amendable.append((id, day))
        else:
            self.amendable[self.below(POOL)] = (id, day)

    def cell(self):
        """Any cell but the long one and the old one, whose events are counted."""
        while True:
            cell = (self.one(JURISDICTIONS), self.one(self.indicators))
            if cell != LONG_CELL and cell != OLD_CELL:
                return cell

    def checklist(self):
        self.write("checklist.published", "2004", f'{{"checklist":"{CHECKLIST}","title":"A made-up checklist"}}')
        for indicator in self.indicators:
            self.write("indicator.defined", "2004", self.definition(indicator, "states"))

    def definition(self, indicator, verb):
        name = indicator.split("/")[1]
        table = [
            {"level": "No", "when": {"criminalised": False}},
            {"level": "Yes", "when": {name: True for name in CRITERIA}},
            {"level": "Partially", "when": {"criminalised": True}},
        ]
        return json.dumps(
            {
                "checklist": CHECKLIST, "indicator": name, "statement": f"What {name} {verb}.",
                "scale": ["No", "Partially", "Yes"], "table": table,
                "criteria": [{"id": name, "question": f"Is it {name}?"} for name in CRITERIA],
            }, sort_keys=True, separators=(",", ":"))

    def step(self):
        """Moves an instrument on by a step, begins a new one, or ends one that is in force."""
        draw = self.uniform()
        old = self.in_force.get(self.one(JURISDICTIONS), [])
        if draw < 0.2 and len(old) > self.most_in_force:
            self.write(
                "instrument.repealed", day_text(self.today),
                f'{{"instrument":"{old.pop(0)}","verb":"replaced"}}')
            return
        if draw < 0.20 or len(self.in_progress) < max(10, self.count // 500):
            year = day_text(self.today)[:4]
            name = f"{self.one(JURISDICTIONS).lower()}/act/{year}/act-{self.written}"
            day = self.earlier(400)
            payload = (
                f'{{"instrument":"{name}","kind":"act","titles":[{{"language":"en","original":true,'
                f'"text":"Children Act {self.written}"}}]}}')
            id = self.write("instrument.drafted", self.dated(day), payload)
            if not self.is_continuing:
                self.in_progress.append([name, 1, day])
                self.named.append(name)
            self.may_be_amended(id, day)
            return
        place = self.below(len(self.in_progress))
        instrument = self.in_progress[place]
        name, done, day = instrument
        day = min(self.today, day + self.below(90))
        is_rejected = done == 3 and self.uniform() < 0.08
        is_last = is_rejected or done == len(STEPS) - 1
        kind = "rejected" if is_rejected else STEPS[done]
        payload = f'{{"instrument":"{name}","number":"No. {self.written % 997}"}}'
        id = self.write(f"instrument.{kind}", self.dated(day), payload)
        self.may_be_amended(id, day)
        if self.is_continuing:
            return
        instrument[1:] = [done + 1, day]
        if is_last:
            self.in_progress[place] = self.in_progress[-1]
            self.in_progress.pop()
            if not is_rejected:
                self.in_force.setdefault(name[:2].upper(), []).append(name)

    def finding(self):
        name = self.one(self.named[-3000:] if self.uniform() < 0.98 else self.named)
        indicator = self.one(self.indicators)
        if (name[:2].upper(), indicator) in (LONG_CELL, OLD_CELL):
            indicator = self.indicators[1]
        answers = ",".join(
            f'"{criterion}":{"true" if self.uniform() < 0.7 else "false"}'
            for criterion in sorted(CRITERIA) if self.uniform() < 0.9)
        section = self.below(60) + 1
        provisions = f'"s. {section}"' if self.uniform() < 0.3 else ""
        id = self.write(
            "finding.recorded", day_text(self.today),
            f'{{"answers":{{{answers}}},"indicator":"{indicator}","instrument":"{name}","provisions":[{provisions}]}}')
        if not self.is_continuing:
            self.findings[name[:2].upper(), indicator] = id

    def assessment(self, cell=None, day=None, until=None):
        jurisdiction, indicator = cell or self.cell()
        day = day or self.earlier(200)
        if until is None and cell is None and self.uniform() < 0.03:
            until = day + 30 + self.below(300)
        occurred = day_text(day) if until or cell else self.dated(day)
        finding = self.findings.get((jurisdiction, indicator)) if self.uniform() < 0.1 else None
        findings = f'"findings":["{finding}"],' if finding else ""
        end = f',"until":"{day_text(until)}"' if until else ""
        id = self.write(
            "assessment.recorded", occurred,
            f'{{{findings}"indicator":"{indicator}","jurisdiction":"{jurisdiction}",'
            f'"justification":"As its sources say.","level":"{self.one(LEVELS)}"{end}}}')
        if not until:
            self.may_be_amended(id, day)

    def long_cell_assessment(self):
        self.long_cell_versions += 1
        is_late = self.uniform() < 0.05
        self.assessment(LONG_CELL, self.today - (self.below(3650) if is_late else self.below(3)))

    def dispute(self):
        if self.disputes and self.uniform() < 0.6:
            id, (jurisdiction, indicator) = self.taken(self.disputes)
            self.write(
                "cell.dispute-answered", day_text(self.today),
                f'{{"answer":"The article was read and changes nothing.","dispute":"{id}","indicator":"{indicator}",'
                f'"jurisdiction":"{jurisdiction}"}}')
            return
        cell = self.cell()
        id = self.write(
            "cell.disputed", day_text(self.today),
            f'{{"by":"Ministry of Justice","claims":"Yes","grounds":"An article was not read.",'
            f'"indicator":"{cell[1]}","jurisdiction":"{cell[0]}"}}')
        if not self.is_continuing:
            self.disputes.append((id, cell))

    def amendment(self):
        """Corrects an event, retracts it, or retracts what corrected or retracted it."""
        draw = self.uniform()
        today = day_text(self.today)
        if draw < 0.1 and self.amended:
            last, id, day = self.taken(self.amended)
            self.write("event.retracted", today, f'{{"because":"It was right before.","event":"{last}"}}')
            self.may_be_amended(id, day)
            return
        if not self.amendable:
            return self.assessment()
        id, day = self.taken(self.amendable)
        if draw < 0.3:
            last = self.write("event.retracted", today, f'{{"because":"It was recorded twice.","event":"{id}"}}')
        else:
            occurred = day_text(day - 30 + self.below(61))
            last = self.write(
                "event.corrected", today,
                f'{{"because":"The gazette gives the day.","event":"{id}","occurred":"{occurred}"}}')
        if not self.is_continuing:
            self.amended.append((last, id, day))

    def old_cell(self):
        """All that is ever said about the old cell: a law, a reading of it, judgements, a dispute."""
        jurisdiction, indicator = OLD_CELL
        law = f"{jurisdiction.lower()}/act/1999/children-act"
        self.write("instrument.commenced", "1999-05-01", f'{{"instrument":"{law}","kind":"act"}}')
        self.write(
            "finding.recorded", day_text(self.today),
            f'{{"answers":{{"criminalised":true}},"indicator":"{indicator}","instrument":"{law}"}}')
        for year in range(2000, 2004):
            self.assessment(OLD_CELL, (datetime.date(year, 6, 30) - EPOCH).days)
        self.write(
            "cell.disputed", day_text(self.today),
            f'{{"by":"Ministry of Justice","grounds":"An article was not read.","indicator":"{indicator}",'
            f'"jurisdiction":"{jurisdiction}"}}')
        # What is said here is never amended later.
        self.amendable.clear()

    def period(self):
        """One of the restatements of the same closed period."""
        begin, end = ((datetime.date(2004, *day) - EPOCH).days for day in ((1, 1), (12, 31)))
        self.assessment(PERIOD_CELL, begin, end)

    def consultation(self, name):
        self.write("consultation.held", day_text(self.today), f'{{"consultation":"{name}","place":"Somewhere"}}')

    def revision(self, indicator):
        self.write("indicator.revised", day_text(self.today), self.definition(indicator, "states since"))

    def appointed(self):
        """What happens at certain places of the log."""
        count = self.count
        places = {count * part // 20: self.period for part in (3, 6, 9, 12, 15)}
        places |= {count * 5 // 10 + 1: lambda: self.revision(self.indicators[4])}
        places |= {count * 7 // 10 + 1: lambda: self.revision(self.indicators[5])}
        places |= {count * 8 // 10 + 1: lambda: self.consultation("first")}
        return places | {count * 95 // 100 + 1: lambda: self.consultation("second")}

    def grow(self):
        draw = self.uniform()
        if draw < 0.45 or not self.named:
            self.step()
        elif draw < 0.65:
            self.finding()
        elif draw < 0.95:
            self.assessment()
        elif draw < 0.975:
            self.dispute()
        else:
            self.amendment()

    def fill(self, out):
        self.out = out
        self.checklist()
        self.old_cell()
        appointed = self.appointed()
        while self.written < self.count:
            if self.written in appointed:
                appointed[self.written]()
            elif self.written % 10 == 5 and self.written > 100 and self.long_cell_versions < LONG_CELL_MOST:
                self.long_cell_assessment()
            else:
                self.grow()

    def go_on(self, out, count):
        self.out, self.is_continuing = out, True
        while self.written < self.count + count:
            self.grow()


def main():
    parser = argparse.ArgumentParser(description="Writes a made-up ledger as CloudEvents JSON Lines.")
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="how many (default: 100000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another ledger (default: 1)")
    parser.add_argument(
        "--indicators", type=int, default=INDICATOR_COUNT, metavar="N",
        help=f"how many indicators, at least {INDICATOR_COUNT} (default: {INDICATOR_COUNT})")
    parser.add_argument("--out", required=True, metavar="FILE", help="where they go")
    parser.add_argument("--more", metavar="FILE", help="where the events go that go on from the ledger, in any order")
    parser.add_argument("--more-events", type=int, default=0, metavar="N", help="how many of them")
    arguments = parser.parse_args()
    if arguments.events < 1000:
        parser.error("--events must be at least 1000")
    if arguments.indicators < INDICATOR_COUNT:
        parser.error(f"--indicators must be at least {INDICATOR_COUNT}")
    ledger = Ledger(arguments.events, arguments.seed, arguments.indicators)
    with open(arguments.out, "w", encoding="ascii", buffering=1 << 20) as out:
        ledger.fill(out)
    facts = {"events": ledger.written, "bytes": ledger.bytes, "long_cell_versions": ledger.long_cell_versions}
    if arguments.more:
        with open(arguments.more, "w", encoding="ascii", buffering=1 << 20) as out:
            ledger.go_on(out, arguments.more_events)
    cells = {"ordinary": ORDINARY_CELL, "long": LONG_CELL, "old": OLD_CELL}
    print(json.dumps(facts | {"cells": cells}))


if __name__ == "__main__":
    main()
