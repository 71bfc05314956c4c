#!/usr/bin/env python3
"""Times the Python library eventsourcing with its SQLite recorder on the same events; writes JSON.

Embedded, one file, its own settings. May not time anything but calls of the library: what is recorded is put
together before the clock starts.
"""

import argparse
import json
import time
import uuid
from importlib.metadata import version

from eventsourcing.persistence import JSONTranscoder, Mapper, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore
from eventsourcing.utils import register_topic

from subjects import batches, read


class LedgerEvent:
    """The domain event: what the transcoder read, with the place in its stream."""

    originator_id: uuid.UUID
    originator_version: int


class Streams:
    """Gives each subject an identifier and counts its versions."""

    def __init__(self):
        self.streams = {}
        self.topics = set()

    def stored(self, kind, subject, line):
        if kind not in self.topics:
            self.topics.add(kind)
            register_topic(kind, LedgerEvent)
        stream = self.streams.get(subject)
        if stream is None:
            stream = self.streams[subject] = [uuid.uuid5(uuid.NAMESPACE_URL, subject), 0]
        stream[1] += 1
        return StoredEvent(stream[0], stream[1], kind, line)


def timed(body):
    start = time.perf_counter()
    body()
    return time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("events")
    parser.add_argument("more")
    parser.add_argument("singles", type=int)
    arguments = parser.parse_args()
    recorder = SQLiteApplicationRecorder(SQLiteDatastore(arguments.file))
    recorder.create_table()
    streams = Streams()
    count, filling = 0, 0.0
    for batch in batches(read(arguments.events)):
        stored = [streams.stored(*event) for event in batch]
        filling += timed(lambda: recorder.insert_events(stored))
        count += len(stored)
    mapper = Mapper(JSONTranscoder())

    def replay():
        start, replayed = 1, 0
        while replayed < count:
            notifications = recorder.select_notifications(start, 1000)
            for notification in notifications:
                mapper.to_domain_event(notification)
            replayed += len(notifications)
            start = notifications[-1].id + 1

    replaying = timed(replay)
    singles = [[streams.stored(*event)] for event in read(arguments.more, arguments.singles)]
    single = timed(lambda: [recorder.insert_events(event) for event in singles])
    print(json.dumps({
        "events": count, "batch_per_second": round(count / filling), "replay_per_second": round(count / replaying),
        "single_per_second": round(len(singles) / single), "version": version("eventsourcing"),
    }))
    recorder.datastore.close()


if __name__ == "__main__":
    main()
