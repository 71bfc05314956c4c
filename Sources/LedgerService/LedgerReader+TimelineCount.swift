// How many events a timeline has, without holding them.
import EventLog
public import Ledger

extension LedgerReader {
    /// How many events are looked at at a time.
    private static let countedAtATime = 1024

    /// How many events a timeline lists.
    public func timelineCount(
        since: Day, until point: Point, _ filter: TimelineFilter = TimelineFilter()
    ) throws -> Int {
        let test = try TimelineTest(filter, self, point)
        let selection = Selection(from: since, through: point.day)
        let possible = try log.possible(on: point.day, knownAt: point.position)
        guard !test.acceptsEverything else {
            return try log.count(selection, knownAt: point.position) + possible.count
        }
        var occurrences = try log.occurrences(selection, knownAt: point.position) + possible
        if let candidates = try test.candidates(log, knownAt: point.position) {
            occurrences.removeAll { !candidates.contains($0.position) }
        }
        return try stride(from: 0, to: occurrences.count, by: LedgerReader.countedAtATime).reduce(0) {
            let piece = occurrences[$1..<min($1 + LedgerReader.countedAtATime, occurrences.count)]
            return try $0 + entries(at: Array(piece), test, point).count
        }
    }
}
