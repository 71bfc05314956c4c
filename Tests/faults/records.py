"""Reads what record_writes.c has written down: every write, sync and change of a name, in order.

May not leave anything out: what it does not understand is an error.
"""

import dataclasses
import os
import struct

HEAD = struct.Struct("<cIQQII")


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """One call. `kind` is W write, T truncate, S sync of a file, D sync of a directory, O a file made or emptied,
    U unlink, L link, R rename, A something said on standard output or error."""

    kind: str
    process: int
    # The inode of the file; its number may be given to another once it is gone.
    file: int
    # Of a write; the new size of a truncation; 1 for a file made and 2 for one emptied; the descriptor of what is said.
    offset: int
    # The name of the file in its directory.
    name: str
    # What is written or said; the new name of a link or rename.
    data: bytes

    @property
    def new_name(self):
        return os.path.basename(self.data.decode())


def read(path):
    records = []
    with open(path, "rb") as file:
        while head := file.read(HEAD.size):
            kind, process, number, offset, path_length, length = HEAD.unpack(head)
            name = os.path.basename(file.read(path_length).decode())
            records.append(Record(kind.decode(), process, number, offset, name, file.read(length)))
    return records


def without_commit_syncs(records):
    """The same as it would be with synchronous=NORMAL, which syncs the log only before a checkpoint copies it into
    the file, and after a new head of the log: a sync of the log counts if a write to the file follows it at once."""
    kept = []
    last_write = {}
    ledger = [record for record in records if not record.name.endswith("-lock")]
    following = {id(record): ledger[index + 1] for index, record in enumerate(ledger[:-1])}
    for record in records:
        if record.kind == "W":
            last_write[record.name] = record
        if record.kind == "S" and record.name.endswith("-wal"):
            after, before = following.get(id(record)), last_write.get(record.name)
            copies = after is not None and after.kind == "W" and after.name == record.name.removesuffix("-wal")
            begins = before is not None and before.offset == 0 and len(before.data) == 32
            if not copies and not begins:
                continue
        kept.append(record)
    return kept
