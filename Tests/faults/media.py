"""Bad media: places that cannot be written, files that are damaged or something else, calls that fail. Each gives a
clear error with what to do, and the ledger is whole when the cause is gone.
"""

import os
import re
import shutil

import damage
import failing_calls
import places
from program import recording

# Words of the library or of the system that mean nothing to whoever reads them.
FOREIGN_WORDS = re.compile(rb"database is locked|attempt to write a readonly|SQLITE_|fatal|Fatal|Traceback")


class Media:
    """What the parts of this part share: one sound ledger, and how an answer is judged."""

    def __init__(self, part, tools):
        self.part, self.tools, self.program, self.directory = part, tools, tools.program, tools.directory
        self.model = os.path.join(tools.directory, "model.lawledger")
        self.program.make(self.model)
        with open(tools.events(1000), "rb") as file:
            lines = file.readlines()
        hundred = os.path.join(tools.directory, "hundred.jsonl")
        # A hundred events are in the ledger, some more go on from them.
        self.hundreds = os.path.join(tools.directory, "hundreds.jsonl")
        for path, count in ((hundred, 100), (self.hundreds, 300)):
            with open(path, "wb") as file:
                file.writelines(lines[:count])
        self.program.must(self.model, "import", hundred)
        _, self.lines = self.program.lines(self.model)
        self.number = 0

    def fresh(self, directory=None):
        """A directory with a copy of the ledger; the path of the copy."""
        self.number += 1
        directory = os.path.join(directory or self.directory, f"case-{self.number}")
        os.mkdir(directory)
        return shutil.copy(self.model, os.path.join(directory, "law.lawledger"))

    def answers(self, what, answer, code, *sentences):
        """Whether an answer has the code and says each of the sentences; nothing foreign is in it."""
        holds = self.part.require(answer.code == code, f"{what}: {answer}, where {code} was expected")
        for sentence in sentences:
            holds &= self.part.require(
                re.search(sentence.encode(), answer.talk) is not None, f"{what}: “{sentence}” is not said: {answer}")
        return holds & self.part.require(not FOREIGN_WORDS.search(answer.talk), f"{what}: not for people: {answer}")

    def is_whole(self, what, ledger, added=()):
        """The ledger is sound and holds all that it held, what has been added since, and nothing else."""
        answer, lines = self.program.lines(ledger)
        holds = self.part.require(answer.code == 0, f"{what}: export: {answer}")
        names = [line for line in lines[len(self.lines):]]
        holds &= self.part.require(lines[:len(self.lines)] == self.lines, f"{what}: earlier events are gone or changed")
        holds &= self.part.require(
            len(names) == len(added) and all(f'"id":"{name}"'.encode() in line for name, line in zip(added, names)),
            f"{what}: {len(names)} events were added and not {len(added)}")
        for problem in self.program.unsound(ledger):
            holds &= self.part.violation(f"{what}: {problem}") is not None
        return holds

    def goes_on(self, what, ledger, added=()):
        """The cause is gone: everything is there, and recording works."""
        self.is_whole(what, ledger, added)
        answer = self.program.run(ledger, *recording("afterwards"))
        self.part.require(answer.code == 0, f"{what}: record afterwards: {answer}")
        self.is_whole(f"{what}, afterwards", ledger, (*added, "afterwards"))


def run(part, tools):
    media = Media(part, tools)
    places.run(media)
    damage.run(media)
    failing_calls.run(media)
