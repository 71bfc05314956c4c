"""Writes made-up events, one JSON line each, in the order of recording.

May not use anything whose order or text another version of Python could change: random() and getrandbits() of
the seeded generator alone, and JSON written by hand in the order of RFC 8785, which is also what makes it quick.
"""

import datetime
import random

EPOCH = datetime.date(1970, 1, 1)
FIRST = (datetime.date(1975, 1, 1) - EPOCH).days
LAST = (datetime.date(2024, 12, 31) - EPOCH).days
# Texts of the days that anything here can be dated: from 1955 to 2026.
BASE = (datetime.date(1955, 1, 1) - EPOCH).days
DAYS = [f"{EPOCH + datetime.timedelta(days=number)}" for number in range(BASE, LAST + 731)]


def day_text(number):
    return DAYS[number - BASE]


class EventWriter:
    """Knows what day it is in the ledger and draws by chance; `count` events fill the recorded times."""

    def __init__(self, count, seed):
        self.random = random.Random(seed)
        self.uniform = self.random.random
        self.count = count
        self.written = 0
        self.bytes = 0
        self.today = FIRST
        self.out = None

    def below(self, limit):
        return int(self.uniform() * limit)

    def one(self, of):
        return of[int(self.uniform() * len(of))]

    def write(self, kind, occurred, payload):
        """Writes one event and gives its id; the payload is JSON with its keys in order."""
        number = self.written
        if number < self.count:
            seconds = (LAST - FIRST) * 86_400 * number // self.count
        else:
            seconds = (LAST - FIRST) * 86_400 + number - self.count
        self.today = FIRST + seconds // 86_400
        seconds_of_day = seconds % 86_400
        stamp = f"{(FIRST * 86_400 + seconds) * 1000:012x}"
        draw = self.random.getrandbits(202)
        tail = draw >> 128
        id = (
            f"{stamp[:8]}-{stamp[8:]}-7{tail >> 62 & 0xFFF:03x}-{8 | tail >> 60 & 3:x}{tail >> 48 & 0xFFF:03x}"
            f"-{tail & 0xFFFFFFFFFFFF:012x}")
        text = day_text(self.today)
        line = (
            f'{{"data":{{"occurred":"{occurred}","payload":{payload},"sources":[{{"locator":"p. {number % 900 + 1}",'
            f'"title":"Gazette {text[:4]}"}}],"version":1}},"datacontenttype":"application/json","id":"{id}",'
            f'"recordedby":"analyst {number % 7}","salt":"{draw & (1 << 128) - 1:032x}","source":"urn:made-up",'
            f'"specversion":"1.0","time":"{text}T{seconds_of_day // 3600:02}:{seconds_of_day // 60 % 60:02}:'
            f'{seconds_of_day % 60:02}Z","type":"{kind}"}}\n')
        self.out.write(line)
        self.bytes += len(line)
        self.written += 1
        return id

    def dated(self, day):
        """Most dates are days; some are months, years, intervals or about a month, as sources give them."""
        text, draw = day_text(day), self.uniform()
        if draw > 0.13:
            return text
        if draw < 0.02:
            return text[:4]
        if draw < 0.03:
            return f"{text}/{day_text(day + 40)}"
        return text[:7] + "~" if draw < 0.05 else text[:7]

    def earlier(self, most_days):
        """A day before today; one in sixteen lies years back, recorded long after it happened."""
        return self.today - self.below(5000 if self.uniform() < 0.06 else most_days)

    def taken(self, items):
        """Takes a random item out of a list, whose order does not matter."""
        place = self.below(len(items))
        items[place], items[-1] = items[-1], items[place]
        return items.pop()
