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
        let isRestated = known.entry(id)?.content.map { !$0.isPayloadErased } ?? true
        return try log.slice(of: .event(id), through: .end).compactMap { record in
            guard case .redaction(let redaction)? = Catalogue.changes(of: record.content).first else {
                return nil
            }
            return Erasure(event: event, record: record, redaction: redaction, isRestated: isRestated)
        }
    }
}

extension LedgerReader {
    /// The cells that an event bore on, by itself or through its instrument, whose payload is gone and was not given
    /// again.
    public func redactedCells(knownAt position: Position) throws -> Set<Cell> {
        var cells: Set<Cell> = []
        for erasure in try erasures(knownAt: position)
        where erasure.redaction.event == erasure.event.id && erasure.redaction.parts.contains(.payload)
            && !erasure.isRestated
        {
            for subject in erasure.redaction.about {
                switch subject {
                case .cell(let cell): cells.insert(cell)
                case .instrument(let id):
                    cells.formUnion(try knowledge(of: [subject], at: position).cells(of: id))
                default: continue
                }
            }
        }
        return cells
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
    func flagged(_ redacted: Set<Cell>) -> StoredCell {
        guard redacted.contains(cell) else { return self }
        var value = value
        value.flags.insert(.redacted)
        return StoredCell(cell: cell, value: value, by: by, isRead: isRead)
    }
}
