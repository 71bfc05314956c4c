"""What was tried and what was found, as a table for people and as JSON.

May not judge: a part says itself what is a violation.
"""

import sys


def say(text):
    print(f"==> {text}", file=sys.stderr, flush=True)


class Part:
    """The results of one part; a violation is something promised that did not hold."""

    def __init__(self, name):
        self.name, self.rows, self.violations, self.seconds = name, [], [], 0.0

    def tried(self, what, count, found):
        self.rows.append((what, count, found))

    def violation(self, text):
        self.violations.append(text)
        say(f"VIOLATION in {self.name}: {text}")

    def require(self, holds, text):
        """Notes a violation where something does not hold; says whether it does."""
        if not holds:
            self.violation(text)
        return bool(holds)

    def json(self):
        rows = [{"what": what, "tried": count, "found": found} for what, count, found in self.rows]
        return {"part": self.name, "seconds": round(self.seconds, 1), "rows": rows, "violations": self.violations}


def table(parts):
    """The rows of all parts, a column each for what was done, how often, and what came of it."""
    rows = [(part.name, what, f"{count:,}", found) for part in parts for what, count, found in part.rows]
    head = ("part", "what was tried", "times", "what was found")
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(3)]
    lines = []
    for row in [head, tuple("─" * width for width in [*widths, len(head[3])]), *rows]:
        cells = [row[0].ljust(widths[0]), row[1].ljust(widths[1]), row[2].rjust(widths[2]), row[3]]
        lines.append("  ".join(cells).rstrip())
    count = sum(len(part.violations) for part in parts)
    return "\n".join(lines) + f"\n\n{count} violation{'' if count == 1 else 's'}\n"
