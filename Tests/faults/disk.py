"""What a disk may hold after the power has failed, from the records of what was asked of it.

What is taken as promised, the same as https://www.sqlite.org/atomiccommit.html takes:

- After fsync or fdatasync of a file has returned, its content and its size are on the disk.
- After fsync of a directory has returned, its names are. fsync of a file is not taken to make its name durable,
  though most file systems do that.
- What has not been synced may be there or not, in any order and any choice, by sectors of 512 bytes; a sector is the
  old or the new one, and bytes beside a write are never touched. Where a file has grown and a sector of the new part
  is not there, it reads as zeros.
- Making, naming and removing a file are each done or not done, in any choice.

A disk that says that it has synced and has not keeps none of this. May not know what the files mean.
"""

SECTOR = 512


class File:
    """One file: what is on the disk, and what has been asked since the last sync."""

    def __init__(self, content=b""):
        self.durable, self.pending = bytearray(content), []

    def sync(self):
        for change in self.pending:
            apply(self.durable, change)
        self.pending = []

    def after_cut(self, chooser):
        if not self.pending:
            return bytes(self.durable)
        content = bytearray(self.durable)
        for change in self.pending:
            for part in chooser.parts(change):
                apply(content, part)
        return bytes(content)


def apply(content, change):
    """A change is (offset, bytes), or (size, nothing) for a truncation."""
    offset, data = change
    if data is None:
        del content[offset:]
        content.extend(bytes(offset - len(content)))
        return
    if offset > len(content):
        content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


class Chooser:
    """What of the unsynced is on the disk: dropped, kept, random (by calls) or torn (by sectors)."""

    MODES = ("dropped", "kept", "random", "torn")

    def __init__(self, mode, random):
        self.mode, self.random = mode, random

    def keeps(self):
        return self.mode == "kept" or self.mode != "dropped" and self.random.random() < 0.5

    def parts(self, change):
        offset, data = change
        if self.mode != "torn" or data is None:
            return [change] if self.keeps() else []
        parts, place = [], 0
        while place < len(data):
            end = min(len(data), place + SECTOR - (offset + place) % SECTOR)
            if self.keeps():
                parts.append((offset + place, data[place:end]))
            place = end
        return parts


class Disk:
    """One directory with its files."""

    def __init__(self, files):
        # By inode while the program runs; by name on the disk.
        self.names = {name: File(content) for name, content in files.items()}
        self.durable_names, self.pending_names = dict(self.names), []
        self.files = {}

    def take(self, record):
        """Goes on by one record."""
        if record.kind == "A":
            return
        if record.kind == "D":
            self.sync_names()
        elif record.kind == "U":
            self.rename(record.name, None)
        elif record.kind == "L":
            self.link(self.names[record.name], record.new_name)
        elif record.kind == "R":
            file = self.names[record.name]
            self.pending_names.append([(record.name, None), (record.new_name, file)])
            del self.names[record.name]
            self.names[record.new_name] = file
        elif record.kind == "O" and record.offset == 1:
            self.files[record.file] = File()
            self.link(self.files[record.file], record.name)
        else:
            self.change(self.file(record), record)

    def file(self, record):
        """The file of a record; one that was there before the records began is found by its name."""
        if record.file not in self.files:
            self.files[record.file] = self.names[record.name]
        return self.files[record.file]

    @staticmethod
    def change(file, record):
        if record.kind == "S":
            file.sync()
        elif record.kind == "W":
            file.pending.append((record.offset, record.data))
        elif record.kind == "T":
            file.pending.append((record.offset, None))
        elif record.kind == "O" and record.offset == 2:
            file.pending.append((0, None))
        else:
            raise ValueError(f"a record of kind {record.kind}")

    def link(self, file, name):
        self.names[name] = file
        self.pending_names.append([(name, file)])

    def rename(self, name, file):
        del self.names[name]
        self.pending_names.append([(name, file)])

    def sync_names(self):
        self.durable_names, self.pending_names = dict(self.names), []

    def after_cut(self, chooser):
        """The files and their contents, were the power to fail now."""
        names = dict(self.durable_names)
        for changes in self.pending_names:
            if chooser.keeps():
                names |= dict(changes)
        return {name: file.after_cut(chooser) for name, file in names.items() if file is not None}
