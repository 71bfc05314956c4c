#!/usr/bin/env python3
"""Writes a made-up ledger of any size as CloudEvents JSON Lines; the same seed gives the same bytes.

A hundred jurisdictions under one checklist of ten indicators: instruments from draft to commencement, some of
them repealed, findings on them, assessments, and two corrections in a hundred. Recorded times ascend from 2005
to 2024; two consultations, `first` and `second`, were held on the way.
"""

import argparse
import datetime
import json
import random
import sys

JURISDICTIONS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN "
    "CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT "
    "HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI"
).split()
INDICATORS = [f"indicator-{number}" for number in range(1, 11)]
CRITERIA = ["criminalised", "online", "offline"]
CHECKLIST = "made-up"
STEPS = ["drafted", "introduced", "referred", "passed", "assented", "commenced"]
START = datetime.datetime(2005, 1, 1)
END = datetime.datetime(2024, 12, 31)


class Generator:
    """Writes events in the order of recording; what it has written decides what may come next."""

    def __init__(self, count, seed, out):
        self.random = random.Random(seed)
        self.count = count
        self.out = out
        self.written = 0
        self.instruments = []  # [name, how many steps are done, day of the last step]
        self.open = []  # indexes of those not yet in force
        self.serial = 0
        self.datable = []  # events whose date a correction may change: (id, day)

    def now(self):
        return START + (END - START) * self.written / self.count

    def write(self, type, occurred, payload):
        recorded = self.now()
        milliseconds = int((recorded - datetime.datetime(1970, 1, 1)).total_seconds() * 1000)
        tail = self.random.getrandbits(74)
        id = f"{milliseconds:012x}7{tail >> 62:03x}{8 | (tail >> 60 & 3):x}{tail & (1 << 60) - 1:015x}"
        id = "-".join((id[:8], id[8:12], id[12:16], id[16:20], id[20:]))
        event = {
            "data": {
                "occurred": occurred,
                "payload": payload,
                "sources": [{"title": f"Gazette {recorded.year}", "locator": f"p. {self.written % 900 + 1}"}],
                "version": 1,
            },
            "datacontenttype": "application/json",
            "id": id,
            "recordedby": f"analyst {self.written % 7}",
            "salt": f"{self.random.getrandbits(128):032x}",
            "source": "urn:lawledger:made-up",
            "specversion": "1.0",
            "time": recorded.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "type": type,
        }
        json.dump(event, self.out, separators=(",", ":"), sort_keys=True)
        self.out.write("\n")
        self.written += 1
        return id

    def imprecise(self, day):
        """Most dates are days; some are months or years, as sources give them."""
        draw = self.random.random()
        return f"{day:%Y}" if draw < 0.02 else f"{day:%Y-%m}" if draw < 0.10 else f"{day:%Y-%m-%d}"

    def preamble(self):
        self.write("checklist.published", "2004", {"checklist": CHECKLIST, "title": "A made-up checklist"})
        for indicator in INDICATORS:
            self.write(
                "indicator.defined",
                "2004",
                {
                    "checklist": CHECKLIST,
                    "indicator": indicator,
                    "statement": f"What {indicator} states.",
                    "scale": ["No", "Partially", "Yes"],
                    "criteria": [{"id": name, "question": f"Is it {name}?"} for name in CRITERIA],
                    "table": [
                        {"level": "No", "when": {"criminalised": False}},
                        {"level": "Yes", "when": {name: True for name in CRITERIA}},
                        {"level": "Partially", "when": {"criminalised": True}},
                    ],
                },
            )

    def consultation(self, name):
        day = self.now().date()
        self.write("consultation.held", f"{day}", {"consultation": name, "place": "Somewhere"})

    def step(self):
        """Moves an open instrument on by a step, begins a new one, or ends one that is in force."""
        today = self.now().date()
        if self.instruments and self.random.random() < 0.04:
            instrument = self.random.choice(self.instruments)
            if instrument[1] == len(STEPS):
                instrument[1] += 1
                self.write("instrument.repealed", f"{today}", {"instrument": instrument[0], "verb": "repealed"})
                return
        if len(self.open) < max(10, self.count // 500) or self.random.random() < 0.16:
            self.serial += 1
            jurisdiction = self.random.choice(JURISDICTIONS).lower()
            name = f"{jurisdiction}/act/{today.year}/act-{self.serial}"
            self.instruments.append([name, 0, today - datetime.timedelta(days=self.random.randrange(400))])
            self.open.append(len(self.instruments) - 1)
            place = len(self.open) - 1
        else:
            place = self.random.randrange(len(self.open))
        instrument = self.instruments[self.open[place]]
        name, done, last = instrument
        day = min(today, last + datetime.timedelta(days=self.random.randrange(90)))
        payload = {"instrument": name}
        if done == 0:
            payload["kind"] = "act"
            payload["titles"] = [{"language": "en", "original": True, "text": f"Act {name.rsplit('-')[-1]}"}]
        id = self.write(f"instrument.{STEPS[done]}", self.imprecise(day), payload)
        self.datable.append((id, day))
        instrument[1:] = [done + 1, day]
        if done + 1 == len(STEPS):
            self.open[place] = self.open[-1]
            self.open.pop()

    def finding(self):
        if not self.instruments:
            return self.step()
        recent = self.instruments[-3000:]
        name = self.random.choice(recent)[0]
        answers = {c: self.random.random() < 0.7 for c in CRITERIA if self.random.random() < 0.9}
        provision = f"s. {self.random.randrange(1, 60)}"
        self.write(
            "finding.recorded",
            f"{self.now().date()}",
            {
                "instrument": name,
                "indicator": f"{CHECKLIST}/{self.random.choice(INDICATORS)}",
                "provisions": [provision] if self.random.random() < 0.3 else [],
                "answers": answers,
                "reading": f"{provision} was read against the criteria.",
            },
        )

    def assessment(self):
        day = self.now().date() - datetime.timedelta(days=self.random.randrange(200))
        id = self.write(
            "assessment.recorded",
            f"{day}",
            {
                "jurisdiction": self.random.choice(JURISDICTIONS),
                "indicator": f"{CHECKLIST}/{self.random.choice(INDICATORS)}",
                "level": self.random.choice(["No", "No", "Partially", "Yes", "No|Partially", "no data"]),
                "justification": "As the sources of the day give it.",
            },
        )
        self.datable.append((id, day))

    def correction(self):
        if not self.datable:
            return self.assessment()
        id, day = self.random.choice(self.datable[-20000:])
        today = f"{self.now().date()}"
        if self.random.random() < 0.2:
            self.datable.remove((id, day))
            self.write("event.retracted", today, {"event": id, "because": "It was recorded twice."})
        else:
            other = day + datetime.timedelta(days=self.random.randrange(-30, 31))
            self.write(
                "event.corrected", today, {"event": id, "because": "The gazette gives the day.", "occurred": f"{other}"})

    def run(self):
        self.preamble()
        meetings = {int(self.count * 0.80): "first", int(self.count * 0.95): "second"}
        acts = [self.step, self.finding, self.assessment, self.correction]
        while self.written < self.count:
            if self.written in meetings:
                self.consultation(meetings[self.written])
            else:
                self.random.choices(acts, weights=[45, 25, 28, 2])[0]()


def main():
    parser = argparse.ArgumentParser(description="Writes a made-up ledger as CloudEvents JSON Lines.")
    parser.add_argument("--events", type=int, default=100_000, metavar="N", help="how many (default: 100000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives another ledger (default: 1)")
    arguments = parser.parse_args()
    if arguments.events < 100:
        parser.error("--events must be at least 100")
    Generator(arguments.events, arguments.seed, sys.stdout).run()


if __name__ == "__main__":
    main()
