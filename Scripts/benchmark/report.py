"""The report as people read it: one line a figure. May not decide anything: targets.py has done that."""


def number(value, unit):
    """A figure with its unit, with as many digits as mean something."""
    if value is None:
        return ""
    if unit == "/s":
        return f"{value:,.0f}/s"
    return f"{value:,.0f} {unit}" if abs(value) >= 100 else f"{value:.3g} {unit}"


def target(row):
    unit = "×" if row["ratio"] is not None else f" {row['unit']}"
    if row["least"] is not None:
        return f"≥ {row['least']:g}{unit}"
    return f"≤ {row['most']:g}{unit}" if row["most"] is not None else ""


def lines(rows):
    """The table, a heading first."""
    cells = [("events", "figure", "ours", "yardstick", "", "ratio", "target", "met")]
    for row in rows:
        cells.append((
            "" if row["events"] is None else f"{row['events']:,}", row["figure"], number(row["ours"], row["unit"]),
            row["yardstick"] or "", number(row["against"], row["unit"]),
            "" if row["ratio"] is None else f"{row['ratio']:.2f}×", target(row),
            "" if row["met"] is None else "yes" if row["met"] else "NO",
        ))
    widths = [max(len(line[column]) for line in cells) for column in range(len(cells[0]))]
    is_right = [True, False, True, False, True, True, False, False]
    for line in cells:
        yield "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, is_right)).rstrip()


def show(result):
    machine = result["machine"]
    print(f"{machine['processor']}, {machine['processors']} processors, {machine['system']}; {result['measured']}")
    print(", ".join(f"{name} {version}" for name, version in result["versions"].items()))
    print()
    for line in lines(result["rows"]):
        print(line)
    judged = [row for row in result["rows"] if row["met"] is not None]
    print(f"\n{sum(row['met'] for row in judged)} of {len(judged)} targets met")
    if "umadb" not in result["versions"]:
        print("Without the peers: their yardsticks and targets are left out.")
