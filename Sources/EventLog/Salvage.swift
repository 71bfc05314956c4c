// What a damaged log still gives, told by the positions that it does not.
public import Ledger

/// What could be read of a ledger, event by event.
public struct Salvage: Sendable {
    /// The last position that any part of the file speaks of.
    public let end: Position
    /// The positions up to it whose events are lost.
    public let lost: [ClosedRange<Int>]

    /// Puts together what was found.
    public init(end: Position, lost: [ClosedRange<Int>]) { (self.end, self.lost) = (end, lost) }

    /// Which events are lost, as a sentence; nil where none is.
    public var losses: String? {
        let count = lost.reduce(0) { $0 + $1.count }
        guard count > 0 else { return nil }
        let places = lost.map {
            $0.count == 1 ? "#\($0.lowerBound)" : "#\($0.lowerBound) to #\($0.upperBound)"
        }
        return
            "of \(end.number) events \(count) cannot be read or are not what was recorded: \(places.joined(separator: ", "))"
    }
}
