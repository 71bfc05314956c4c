// A log in memory: the plain meaning of every question, answered by replaying the log from the first event.
// It is the oracle that stored projections are held against, and the log of tests.
public import Evidence
public import Ledger
import Synchronization

/// Keeps events in memory and answers everything by plain replay.
public final class MemoryLog: EventLog {
    /// What can go wrong when the tree is read.
    public typealias Failure = any Error

    /// The URI of this ledger.
    public let origin: String
    private let events = Mutex<[Event]>([])

    /// An empty log.
    public init(origin: String) { self.origin = origin }

    /// The end of the log.
    public func head() -> Head {
        events.withLock { Head(position: Position($0.count), recorded: $0.last?.recorded) }
    }

    /// The event with an identifier.
    public func event(_ id: EventID) -> Event? { events.withLock { $0.first { $0.id == id } } }

    /// Calls the body with each event in order.
    public func forEachEvent(after: Position, through: Position, _ body: (Event) throws -> Void) rethrows {
        for event in events.withLock({ $0 }) where event.position > after && event.position <= through {
            try body(event)
        }
    }

    /// Everything known at a position, by plain replay.
    public func knowledge(at position: Position) -> Knowledge {
        Knowledge(replaying: events.withLock { $0.prefix { $0.position <= position } })
    }

    /// Every event: the whole log is a slice of every subject.
    public func slice(of subject: Subject, through: Position) -> [Event] {
        events.withLock { $0.filter { $0.position <= through } }
    }

    /// Every event: the whole log surrounds each.
    public func slice(around id: EventID, through: Position) -> [Event] {
        events.withLock { $0.filter { $0.position <= through } }
    }

    /// The subjects of a kind.
    public func subjects(kind: String, of jurisdictions: [Jurisdiction?], through: Position) -> [Subject] {
        knowledge(at: through).subjects.filter {
            $0.kind == kind && (jurisdictions.isEmpty || jurisdictions.contains($0.jurisdiction))
        }.sorted { $0.key < $1.key }
    }

    /// The last position recorded at or before an instant.
    public func position(knownAt instant: Instant) -> Position {
        events.withLock { $0.last { $0.recorded <= instant }?.position ?? .zero }
    }

    /// Nothing: everything is at hand.
    public func present(
        of cell: Cell, on day: Day, knownAt: Position, basis: BasisChoice, _ definitions: Knowledge
    ) -> (part: CellPart, leavesOut: Bool)? { nil }

    /// Appends proposals, all or nothing.
    public func append(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) throws
        -> [Appended]
    {
        let end = head().position
        var session = try AppendSession(self, known: knowledge(at: end), origin: origin, terms)
        let batch = try AppendBatch(proposals, after: expected, end: end, session: &session) {
            Array(try $3.touched(by: $2).keys)
        }
        if !terms.isRehearsal { events.withLock { $0 += batch.events } }
        return batch.appended
    }
}

extension MemoryLog {
    private static func evaluated(_ known: Knowledge) -> [(Cell, CellEvaluator)] {
        let cells = known.subjects.compactMap { if case .cell(let cell) = $0 { cell } else { nil } }
        return cells.sorted().compactMap { cell in CellEvaluator(cell, known: known).map { (cell, $0) } }
    }

    /// What the cells show on a day.
    public func cells(on day: Day, knownAt position: Position, _ detail: CellDetail) -> [StoredCell] {
        let known = knowledge(at: position)
        return MemoryLog.evaluated(known).map { cell, evaluator in
            evaluator.stored(on: day, isRead: known.isRead(cell))
        }
    }

    /// What one cell shows on a day.
    public func cell(_ cell: Cell, on day: Day, knownAt position: Position) -> StoredCell? {
        knowledge(at: position).storedCell(cell, on: day)
    }

    /// The whole course of a cell.
    public func spans(of cell: Cell, knownAt position: Position) -> [CellSpan] {
        MemoryLog.evaluated(knowledge(at: position)).first { $0.0 == cell }?.1.spans() ?? []
    }

    /// Calls the body with every span that ends after a day.
    public func forEachSpan(
        endingAfter day: Day, knownAt position: Position, _ body: (Cell, CellSpan) throws -> Void
    ) rethrows {
        for (cell, evaluator) in MemoryLog.evaluated(knowledge(at: position)) {
            for span in evaluator.spans() where span.to > day { try body(cell, span) }
        }
    }

    /// The occurrences that a selection means.
    public func occurrences(
        _ selection: Selection, knownAt position: Position, page: Range<Int>?
    ) -> [Occurrence] {
        let occurrences = occurrences(selection, position)
        return page.map {
            Array(occurrences[min($0.lowerBound, occurrences.count)..<min($0.upperBound, occurrences.count)])
        } ?? occurrences
    }

    /// How many occurrences a selection means.
    public func count(_ selection: Selection, knownAt position: Position) -> Int {
        occurrences(selection, position).count
    }

    private func occurrences(_ selection: Selection, _ position: Position) -> [Occurrence] {
        let meant = dated(position).filter { content, date, position in
            position > selection.after && selection.from <= date.last && date.last <= selection.through
                && (content.isProgress || !selection.isProgressOnly)
        }
        return MemoryLog.ordered(meant)
    }

    /// In the order of the world.
    private static func ordered(
        _ dated: [(content: Content, date: EDTF, position: Position)]
    ) -> [Occurrence] {
        dated.map { (order: ($0.date.last, $0.content.orderWithinDay, $0.position), $0) }
            .sorted { $0.order < $1.order }
            .map { Occurrence(position: $0.order.2, lastDay: $0.order.0) }
    }

    /// What holds of every original at a position, once for each date on which it stands, by position.
    private func dated(_ position: Position) -> [(content: Content, date: EDTF, position: Position)] {
        let known = knowledge(at: position)
        return (1...max(1, position.number)).flatMap { number in
            let content = known.entry(at: Position(number))?.content
            return content.map { content in content.dates.map { (content, $0, Position(number)) } } ?? []
        }
    }

    /// What may but need not have happened by a day, in the order of the world.
    public func possible(on day: Day, knownAt position: Position) -> [Occurrence] {
        MemoryLog.ordered(dated(position).filter { $0.date.first <= day && day < $0.date.last })
    }

    /// For each original corrected or retracted between two positions, the last event that did so.
    public func amended(after: Position, through: Position) -> [Position: Position] {
        let known = knowledge(at: through)
        return (1...max(1, through.number)).reduce(into: [:]) { amended, number in
            guard let last = known.entry(at: Position(number))?.amendments.last?.event.position, last > after
            else { return }
            amended[Position(number)] = last
        }
    }

    /// The originals of those among some events that were amended or amend something.
    public func originals(amendedAmong positions: [Position], knownAt position: Position) -> Set<Position> {
        let known = knowledge(at: position)
        let asked = Set(positions)
        return (1...max(1, position.number)).reduce(into: []) { originals, number in
            let original = Position(number)
            guard let amendments = known.entry(at: original)?.amendments, !amendments.isEmpty else { return }
            if asked.contains(original) || amendments.contains(where: { asked.contains($0.event.position) }) {
                originals.insert(original)
            }
        }
    }

    /// The level changes that events caused.
    public func changes(by positions: [Position], knownAt position: Position) -> [Position: [LevelChange]] {
        var changes: [Position: [LevelChange]] = [:]
        for (cell, evaluator) in MemoryLog.evaluated(knowledge(at: position)) {
            let spans = evaluator.spans()
            for (before, after) in zip(spans, spans.dropFirst()) {
                guard let by = after.by, positions.contains(by),
                    before.value.levelWords != after.value.levelWords
                else { continue }
                changes[by, default: []].append(
                    LevelChange(
                        cell: cell, day: after.from, from: before.value.levelWords, to: after.value.levelWords
                    ))
            }
        }
        return changes
    }

    /// The entries of originals.
    public func entries(at positions: [Position], knownAt position: Position) -> [Entry] {
        let known = knowledge(at: position)
        return positions.compactMap { known.entry(at: $0) }
    }
}

extension MemoryLog {
    /// Computed anew from the events each time.
    public func leafHashes(_ leaves: Range<Int>) throws -> [Digest] {
        try events.withLock { events in
            try events[leaves].map { event in
                guard let leaf = EventLeaf(event) else { throw UnfitSalt(event: event.id) }
                return leaf.hash
            }
        }
    }

    /// Computed anew from the leaves each time.
    public func tileHashes(_ tiles: Range<Int>) throws -> [Digest] {
        let size = 1 << Frontier.tileHeight
        return try tiles.map { MerkleTree.root(ofComplete: try leafHashes($0 * size..<($0 + 1) * size)) }
    }
}

/// An event was taken whose salt is none.
private struct UnfitSalt: Error {
    let event: EventID
}
