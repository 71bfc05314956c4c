// The rows of a timeline: what originals say on the dates on which they stand, with the level changes of those days.
import EventLog
import Ledger

/// What is known of the originals that some rows are about.
private struct ReadEntries {
    let entries: [Position: Entry]
    let changes: [Position: [LevelChange]]
    let postponements: [Position: Postponement]

    /// The row of an occurrence, with the level changes of its date that have come by a day; nil while it is retracted.
    func row(_ occurrence: Occurrence, by day: Day) -> TimelineEntry? {
        guard let entry = entries[occurrence.position], let content = entry.content else { return nil }
        let dates = content.dates(entry.facts.map(\.change))
        let date = dates.first { $0.last == occurrence.lastDay } ?? content.occurred
        let isLater = date != content.occurred
        // What changes on another of its dates stands there.
        let elsewhere = Set(dates.map(\.last)).subtracting([date.last])
        let caused = (changes[occurrence.position] ?? []).filter { change in
            change.day <= day && !elsewhere.contains(change.day) && (!isLater || change.day == date.last)
        }
        return TimelineEntry(
            entry: entry, content: content, date: date, changes: caused, isPossible: date.last > day,
            postponement: isLater || dates.count == 1 ? postponements[occurrence.position] : nil)
    }
}

extension LedgerReader {
    /// The occurrences that a test accepts, with the level changes they caused by the day asked for, in the order of the
    /// world.
    func entries(
        at occurrences: [Occurrence], _ test: TimelineTest, _ point: Point
    ) throws -> [TimelineEntry] {
        let positions = Set(occurrences.map(\.position)).sorted()
        let entries = try log.entries(at: positions, knownAt: point.position)
        let read = ReadEntries(
            entries: Dictionary(entries.map { ($0.event.position, $0) }, uniquingKeysWith: { $1 }),
            changes: try changes(by: positions, knownAt: point.position),
            postponements: try postponements(in: entries, knownAt: point.position))
        var accepted: [(order: (Day, Int, Position), entry: TimelineEntry)] = []
        for occurrence in occurrences {
            guard var row = read.row(occurrence, by: point.day),
                test.accepts(row.entry, row.content, row.changes)
            else { continue }
            row.changes.removeAll { !test.shows($0.cell) }
            let step = row.entry.facts.first?.change.orderWithinDay ?? row.content.orderWithinDay
            accepted.append(((row.date.last, step, occurrence.position), row))
        }
        return accepted.sorted { $0.order < $1.order }.map(\.entry)
    }

    /// The level changes that events caused, but for cells that stand in no matrix on the day of the change.
    private func changes(
        by positions: [Position], knownAt position: Position
    ) throws -> [Position: [LevelChange]] {
        let definitions = try knowledge(ofKind: "indicator", at: position)
        return try log.changes(by: positions, knownAt: position).mapValues { changes in
            changes.filter { definitions.indicator($0.cell.indicator)?.retired(on: $0.day) == nil }
        }
    }

    /// How commencements that some events state are put off, by the event that states them.
    private func postponements(
        in entries: [Entry], knownAt position: Position
    ) throws -> [Position: Postponement] {
        let facts = entries.flatMap { entry in entry.facts }
        let instruments = Set(
            facts.compactMap { fact -> InstrumentID? in
                guard case .step(let step) = fact.change, step.effect.statesCommencement else { return nil }
                return step.instrument
            }
        ).sorted()
        let slices = try log.facts(aboutStepsOf: instruments, through: position)
        return zip(instruments, slices).reduce(into: [:]) { postponements, read in
            postponements.merge(Instrument(read.0, facts: read.1.holding).postponements) { $1 }
        }
    }
}
