// The log in the order of recording, each event with what became of it. Some events are read at a time.
import EventLog
public import Ledger

/// What of the log is asked for; empty means everything.
public struct EventFilter: Sendable {
    /// Of these types, or families such as `instrument`.
    public var types: [String] = []
    /// Of these jurisdictions.
    public var jurisdictions: Set<Jurisdiction> = []
    /// About these indicators or their cells.
    public var indicators: Set<IndicatorID> = []
    /// About this instrument.
    public var instrument: InstrumentID?

    /// Everything.
    public init() {}
}

/// An event of the log with what became of it.
public struct LoggedEvent: Sendable {
    /// The event as it was recorded.
    public let event: Event
    /// Of a correction, retraction or redaction, the original that it is about.
    public let original: Event?
    /// Of a retraction of a correction or of a retraction, what it takes back.
    public let takesBack: (position: Position, isCorrection: Bool)?
    /// The corrections of which any part holds.
    public let correctedBy: [Position]
    /// The retraction that holds.
    public let retractedBy: Position?
    /// Everything that it is or was about; of a correction or retraction, everything that its original was about.
    let subjects: Set<Subject>
}

extension LedgerReader {
    /// Through how many positions events are looked for at a time, where some are chosen and where all are read.
    private static let (chosenAtATime, readAtATime) = (20_000, 2048)
    /// Of how many events is asked at a time what became of them.
    private static let eventsAtATime = 500

    /// Calls the body with each event after one position and up to another that a filter chooses, in order, with what became
    /// of it as known at a position, until the body gives false.
    public func forEachEvent(
        after: Position, through: Position, knownAt end: Position, _ filter: EventFilter,
        _ body: (LoggedEvent) -> Bool
    ) throws {
        var (waiting, goesOn) = ([Event](), true)
        func flush() throws {
            for logged in try logged(waiting, knownAt: end) where goesOn && filter.accepts(logged) {
                goesOn = body(logged)
            }
            waiting.removeAll(keepingCapacity: true)
        }
        try forEachCandidate(after: after, through: through, filter) { event in
            if filter.isOfType(event) { waiting.append(event) }
            if waiting.count == LedgerReader.eventsAtATime { try flush() }
            return goesOn
        }
        try flush()
    }

    /// Calls the body with each event among which those that a filter chooses are, in order, until it gives false.
    private func forEachCandidate(
        after: Position, through: Position, _ filter: EventFilter, _ body: (Event) throws -> Bool
    ) throws {
        let filed = try subjects(of: filter, through: through).map {
            try log.positions(filedUnder: $0, through: through)
        }
        let redactions = try filter.isAboutSubjects ? redactions(through: through) : []
        let areAll = filed == nil && filter.jurisdictions.isEmpty && filter.types.isEmpty
        let step = areAll ? LedgerReader.readAtATime : LedgerReader.chosenAtATime
        var goesOn = true
        for start in stride(from: after.number, to: through.number, by: step) where goesOn {
            let (first, last) = (Position(start), Position(min(start + step, through.number)))
            var chosen = filed?.filter { first < $0 && $0 <= last }
            if chosen == nil, !areAll { chosen = try positions(filter, after: first, through: last) }
            let more = redactions.filter { first < $0 && $0 <= last }
            if !more.isEmpty { chosen = chosen.map { Set($0 + more).sorted() } }
            for (first, last) in chosen?.map({ (Position($0.number - 1), $0) }) ?? [(first, last)]
            where goesOn {
                try log.forEachEvent(after: first, through: last) { if goesOn { goesOn = try body($0) } }
            }
        }
    }

    /// Redactions, which are filed under the event that they are about.
    private func redactions(through position: Position) throws -> [Position] {
        let events = try log.subjects(kind: "event", through: position)
        return events.isEmpty ? [] : try log.positions(filedUnder: Set(events), through: position)
    }

    private func positions(_ filter: EventFilter, after: Position, through: Position) throws -> [Position] {
        guard filter.jurisdictions.isEmpty else {
            return try log.positions(
                filedUnder: filter.jurisdictions.sorted(), after: after, through: through)
        }
        return try log.positions(
            ofTypes: { type in filter.types.contains { Catalogue.isMeant(type, by: $0) } }, after: after,
            through: through)
    }

    /// What an instrument or indicators that a filter names are filed under; nil where it names none.
    private func subjects(of filter: EventFilter, through position: Position) throws -> Set<Subject>? {
        if let instrument = filter.instrument { return [.instrument(instrument)] }
        guard !filter.indicators.isEmpty else { return nil }
        let cells = try log.subjects(
            kind: "cell", of: filter.jurisdictions.sorted(), through: position
        ).filter { $0.indicator.map(filter.indicators.contains) ?? false }
        return Set(cells).union(filter.indicators.map { .indicator($0) })
    }

    /// Events with what had become of them at a position.
    private func logged(_ events: [Event], knownAt position: Position) throws -> [LoggedEvent] {
        let originals = try log.originals(amendedAmong: events.map(\.position), knownAt: position)
        let entries = try log.entries(at: originals.sorted(), knownAt: position)
        var entryOf: [Position: Entry] = [:]
        for entry in entries {
            for position in [entry.event.position] + entry.amendments.map(\.event.position) {
                entryOf[position] = entry
            }
        }
        return try events.map { event in
            if let entry = entryOf[event.position] {
                return LoggedEvent(event, entry)
            }
            let changes = Catalogue.changes(of: event.content)
            let redacted: EventID? =
                if case .redaction(let redaction)? = changes.first { redaction.event } else { nil }
            let original = try redacted.flatMap { try log.event($0) }
            let about = try original.map { try logged([$0], knownAt: position) }?.first?.subjects ?? []
            return LoggedEvent(
                event: event, original: original, takesBack: nil, correctedBy: [],
                retractedBy: nil, subjects: about.union(changes.flatMap(\.subjects)))
        }
    }
}

extension LoggedEvent {
    /// An event of an entry: its original, or one that corrects or retracts it.
    fileprivate init(_ event: Event, _ entry: Entry) {
        let isOriginal = entry.event.position == event.position
        let withdrawn = entry.withdrawn
        self.event = event
        original = isOriginal ? nil : entry.event
        let own = entry.amendments.first { $0.event.position == event.position }
        takesBack = entry.amendments.first { $0.event.id == own?.amendment.event }.map {
            ($0.event.position, $0.amendment.replacement != nil)
        }
        correctedBy = isOriginal ? entry.corrections : []
        retractedBy =
            entry.amendments.last { later in
                later.amendment.event == event.id && later.amendment.replacement == nil
                    && !withdrawn.contains(later.event.id)
            }?.event.position
        subjects = entry.subjects
    }
}

extension EventFilter {
    fileprivate var isAboutSubjects: Bool {
        !jurisdictions.isEmpty || !indicators.isEmpty || instrument != nil
    }

    fileprivate func isOfType(_ event: Event) -> Bool {
        types.isEmpty || types.contains { Catalogue.isMeant(event.content.type, by: $0) }
    }

    fileprivate func accepts(_ logged: LoggedEvent) -> Bool {
        let isOfJurisdiction =
            jurisdictions.isEmpty
            || logged.subjects.contains { $0.jurisdiction.map(jurisdictions.contains) ?? false }
        let isOfIndicator =
            indicators.isEmpty || logged.subjects.contains { $0.indicator.map(indicators.contains) ?? false }
        let isOfInstrument = instrument.map { logged.subjects.contains(.instrument($0)) } ?? true
        return isOfJurisdiction && isOfIndicator && isOfInstrument
    }
}
