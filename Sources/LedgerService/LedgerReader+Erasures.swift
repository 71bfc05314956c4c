// What was erased: of which events, by whom and why. It is gone at every state of the record, so that whoever asks
// about a state before the redaction must be told of it too.
import EventLog
public import Ledger

/// Parts of an event that are gone.
public struct Erasure: Sendable {
    /// The event as it is left.
    public let event: Event
    /// The event that says who erased what, when and why.
    public let record: Event
    /// What that event says.
    public let redaction: Redaction
    /// Whether a correction gives the event a payload again, at the state of the record that was asked about.
    public let isRestated: Bool
    /// The first day on which the event could have borne on anything: what is dated in the world does not before its date.
    public let from: Day
}

extension LedgerReader {
    /// What is missing of the events recorded up to a position, whenever it was erased; in the order of the events.
    public func erasures(knownAt position: Position) throws -> [Erasure] {
        try log.subjects(kind: "event", through: .end).flatMap { subject -> [Erasure] in
            guard case .event(let id) = subject else { return [] }
            return try erasures(of: id, knownAt: position)
        }.sorted { ($0.event.position, $0.record.position) < ($1.event.position, $1.record.position) }
    }

    /// What is missing of one event.
    public func erasures(of id: EventID, knownAt position: Position) throws -> [Erasure] {
        guard let event = try log.event(id), event.position <= position, !event.erased.isEmpty else {
            return []
        }
        var known = Knowledge(partial: true)
        known.take(try log.slice(around: id, through: position))
        let held = known.entry(id)?.content
        let isRestated = held.map { !$0.isPayloadErased } ?? true
        return try log.slice(of: .event(id), through: .end).compactMap { record in
            guard case .redaction(let redaction)? = Catalogue.changes(of: record.content).first else {
                return nil
            }
            return Erasure(
                event: event, record: record, redaction: redaction, isRestated: isRestated,
                from: redaction.firstDay(of: held ?? event.content))
        }
    }
}

extension LedgerReader {
    /// The payloads that are gone and were not given again, each with what its event bore on by a day: cells by itself or
    /// through its instrument.
    public func losses(
        knownAt position: Position, by day: Day = .distantFuture
    ) throws -> [(erasure: Erasure, about: Set<Subject>)] {
        try erasures(knownAt: position).filter {
            $0.redaction.event == $0.event.id && $0.redaction.parts.contains(.payload) && !$0.isRestated
                && $0.from <= day
        }.map { erasure in
            var about = Set(erasure.redaction.about)
            for subject in erasure.redaction.about {
                guard case .instrument(let id) = subject else { continue }
                about.formUnion(
                    try knowledge(of: [subject], at: position).cells(of: id).map { .cell($0) })
            }
            return (erasure, about)
        }
    }

    /// The cells that an event bore on by a day whose payload is gone and was not given again.
    public func redactedCells(knownAt position: Position, by day: Day = .distantFuture) throws -> Set<Cell> {
        Set(
            try losses(knownAt: position, by: day).flatMap(\.about).compactMap {
                if case .cell(let cell) = $0 { cell } else { nil }
            })
    }

    /// Whether a matrix that a filter chooses can have a cell among some subjects.
    public func isShown(
        by filter: MatrixFilter, at point: Point
    ) throws -> (Set<Subject>) -> Bool {
        let indicators = Set(try chosen(at: point, filter).map(\.id))
        let jurisdictions = try rows(at: point, filter).map { Set($0) }
        return { subjects in
            subjects.contains { subject in
                guard case .cell(let cell) = subject else { return false }
                return indicators.contains(cell.indicator)
                    && jurisdictions?.contains(cell.jurisdiction) ?? true
            }
        }
    }

    /// Whether a timeline that a filter chooses can be about some subjects.
    public func isShown(
        by filter: TimelineFilter, at point: Point
    ) throws -> (Set<Subject>) -> Bool {
        let test = try TimelineTest(filter, self, point)
        return { test.concerns($0) }
    }
}

extension Redaction {
    /// The first day on which what is left of an event could have borne on anything. Where a correction was erased with it,
    /// that may have been any day.
    fileprivate func firstDay(of content: Content) -> Day {
        let isOfTheRecord = Catalogue.type(named: content.type)?.isOfTheRecord ?? true
        return isOfTheRecord || !corrections.isEmpty ? .distantPast : content.occurred.first
    }
}

extension [StoredCell] {
    /// The same with a flag on the cells of which something was erased.
    func flagged(_ redacted: Set<Cell>) -> [StoredCell] {
        redacted.isEmpty ? self : map { $0.flagged(redacted) }
    }
}

extension StoredCell {
    /// The same with a flag where something was erased.
    public func flagged(_ redacted: Set<Cell>) -> StoredCell {
        guard redacted.contains(cell) else { return self }
        var value = value
        value.flags.insert(.redacted)
        return StoredCell(cell: cell, value: value, pipeline: pipeline, by: by, isRead: isRead)
    }
}
