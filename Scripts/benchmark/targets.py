"""What is aimed at: each figure beside its yardstick, and whether it is met.

Data first. May not measure or print.
"""

# Figure, our rate, yardstick, its rate, the least ratio.
RATES = [
    ("one durable append", "append_per_second", "in turn", "bare_append_per_second", 0.6),
    ("one durable append", "append_per_second", "eventsourcing", "single_per_second", 1),
    ("one durable append", "append_per_second", "umadb", "single_per_second", 2),
    ("appends of 16 callers", "concurrent_per_second", "umadb", "concurrent_per_second", 2),
    ("import", "import_per_second", "floor", "batch_per_second", None),
    ("import", "import_per_second", "eventsourcing", "batch_per_second", 2.5),
    ("import", "import_per_second", "umadb", "batch_per_second", 0.6),
    ("replay into all projections", "replay_per_second", "floor", "scan_per_second", None),
    ("replay into all projections", "replay_per_second", "floor", "scan_with_json_per_second", 0.5),
    ("replay into all projections", "replay_per_second", "eventsourcing", "replay_per_second", 4),
    ("replay into all projections", "replay_per_second", "umadb", "scan_per_second", None),
]

YARDSTICKS = {
    ("in turn", "bare_append_per_second"): "bare durable insert",
    ("floor", "batch_per_second"): "bare insert, batches",
    ("floor", "scan_per_second"): "bare scan", ("floor", "scan_with_json_per_second"): "bare scan with a JSON read",
    ("eventsourcing", "single_per_second"): "eventsourcing, single",
    ("eventsourcing", "batch_per_second"): "eventsourcing, batches",
    ("eventsourcing", "replay_per_second"): "eventsourcing, replay",
    ("umadb", "single_per_second"): "UmaDB, single", ("umadb", "batch_per_second"): "UmaDB, batches",
    ("umadb", "concurrent_per_second"): "UmaDB, 16 clients", ("umadb", "scan_per_second"): "UmaDB, bare read",
}

# Figure, our number, its unit, the most that it may be.
MOST = [
    ("matrix, first of a process", "matrix_fresh_milliseconds", "ms", 10),
    ("matrix, now as known now", "matrix now, known now milliseconds", "ms", 3),
    ("matrix, past as known in the past", "matrix past, known in the past milliseconds", "ms", 3),
    ("matrix, past as known now", "matrix past, known now milliseconds", "ms", 3),
    ("matrix, now as known in the past", "matrix now, known in the past milliseconds", "ms", 3),
    ("comparison of two dates", "comparison milliseconds", "ms", 10),
    ("explanation of an ordinary cell", "explanation ordinary milliseconds", "ms", 1),
    ("explanation of the long cell", "explanation long milliseconds", "ms", 1),
    ("explanation of the old cell", "explanation old milliseconds", "ms", 1),
    ("page of the timeline", "timeline page milliseconds", "ms", 2),
    ("memory of import", "import_megabytes", "MB", 150),
    ("memory of replay", "replay_megabytes", "MB", 150),
]

# Figures that nobody set a bound: what a person waits for, and how it grows.
SHOWN = [
    ("matrix with what is in the pipeline", "matrix with pipelines milliseconds", "ms"),
] + [
    (f"command `{words}`", f"command {words} milliseconds", "ms")
    for words in (
        "matrix", "matrix --format json", "matrix --jurisdiction", "explain", "diff", "timeline --page",
        "instruments --page", "instruments --jurisdiction", "treaties", "events --limit", "events --jurisdiction", "record")
]

EVENT_BYTES = 400
MOST_BYTES_RATIO = 2.2
MOST_START_RATIO = 3

# Figure, our number, its unit, and how much more than at the smallest size (or at the next smaller one, for
# memory, since a small ledger does not even fill the caches) it may be at the largest.
GROWTH = [
    ("matrix, first of a process", "matrix_fresh_milliseconds", "ms", 0, 1.5),
    ("matrix, now as known now", "matrix now, known now milliseconds", "ms", 0, 1.5),
    ("matrix, past as known in the past", "matrix past, known in the past milliseconds", "ms", 0, 1.5),
    ("memory of import", "import_megabytes", "MB", -2, 1.25),
    ("memory of replay", "replay_megabytes", "MB", -2, 1.25),
]


def row(events, figure, ours, unit, yardstick=None, against=None, ratio=None, least=None, most=None):
    """A line of the report; `least` and `most` bound the ratio where there is one, the figure otherwise."""
    value = ours if ratio is None else ratio
    is_met = None if least is None and most is None else (
        (least is None or value >= least) and (most is None or value <= most))
    return {
        "events": events, "figure": figure, "ours": ours, "unit": unit, "yardstick": yardstick, "against": against,
        "ratio": ratio, "least": least, "most": most, "met": is_met,
    }


def rows_of(size):
    """The lines about one size of ledger."""
    events, ours, yardsticks = size["events"], size["ours"], size["yardsticks"]
    yardsticks = yardsticks | {"in turn": ours}
    for figure, name, yardstick, rate, least in RATES:
        if yardstick in yardsticks:
            against = yardsticks[yardstick][rate]
            label = YARDSTICKS[yardstick, rate]
            yield row(events, figure, ours[name], "/s", label, against, ours[name] / against, least=least)
    for figure, name, unit, most in MOST:
        yield row(events, figure, ours[name], unit, most=most)
    for figure, name, unit in SHOWN:
        yield row(events, figure, ours[name], unit)
    held = ours["bytes_per_event"]
    yield row(
        events, "bytes on disk of an event", held, "B", f"an event of {EVENT_BYTES} bytes", EVENT_BYTES,
        held / EVENT_BYTES, most=MOST_BYTES_RATIO)
    line = ours["line_bytes_per_event"]
    yield row(events, "bytes on disk of an event", held, "B", "its line in the import", line, held / line)


def growth_rows(sizes):
    """The lines about what may not grow with the ledger."""
    if len(sizes) < 2:
        return
    sizes = sorted(sizes, key=lambda size: size["events"])
    largest = sizes[-1]
    for figure, name, unit, place, most in GROWTH:
        smaller = sizes[place]
        ours, against = largest["ours"][name], smaller["ours"][name]
        yield row(
            largest["events"], figure, ours, unit, f"the same at {smaller['events']:,}", against, ours / against,
            most=most)


def start_row(start):
    ours, against = start["start_milliseconds"], start["shell_milliseconds"]
    return row(
        None, "start: matrix of the bundled record", ours, "ms", f"{start['shell']}, one query", against,
        ours / against, most=MOST_START_RATIO)
