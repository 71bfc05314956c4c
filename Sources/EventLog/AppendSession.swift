// The rules of an append, the same for every store: known identifiers, names, checks, recorded times. Decides
// what is written; writes nothing itself.
public import Ledger

/// Appends in progress: what is known so far, and what the next proposal becomes. The source shows what has been
/// written; a session goes on from append to append as long as nobody else writes.
public struct AppendSession {
    /// What the knowledge of a session is for.
    public enum Purpose: Sendable {
        /// To check proposals and to compute the cells that they touch.
        case cells
        /// To check proposals and to say which cells they touch; the store computes them.
        case touches
        /// To check proposals alone.
        case checks
    }

    /// What the ledger knows, complete for every subject that has been asked about.
    public private(set) var known: Knowledge
    /// The end of the log with what has been admitted.
    public private(set) var head: Head
    private let source: any EventSource
    private let purpose: Purpose
    /// How events are recorded.
    private(set) var terms: AppendTerms
    private let origin: String
    private var resolver: NameResolver?
    /// What was admitted and is not written.
    private var unwritten: [EventID: Event] = [:]
    private var tookErasedPayload = false

    /// What a proposal becomes.
    public enum Outcome: Sendable {
        /// The event is in the log with the same content.
        case known(Event)
        /// The event to write, what it changes by itself and in what is known, and what is unusual about it.
        case new(Event, [Change], Knowledge.Applied, [Warning])
        /// It is refused.
        case refused([Problem])
    }

    /// A session on a source; `known` is what is already loaded of it.
    public init(
        _ source: any EventSource, known: Knowledge, for purpose: Purpose = .cells, origin: String,
        _ terms: AppendTerms
    ) throws {
        self.source = source
        self.known = known
        self.purpose = purpose
        self.origin = origin
        self.terms = terms
        head = try source.head()
    }

    /// Goes on under other terms.
    public mutating func resume(_ terms: AppendTerms) { self.terms = terms }

    /// Forgets what can be read again, so that memory does not grow with the stream.
    public mutating func forget() {
        known = purpose == .checks ? .forChecks : Knowledge(partial: true)
        resolver = nil
    }

    /// The event is in the store now, where its identifier is found.
    public mutating func wrote(_ event: Event) { unwritten[event.id] = nil }

    /// Decides what the next proposal becomes.
    public mutating func admit(_ proposal: Proposal) throws -> Outcome {
        let earlier = try proposal.id.flatMap { try unwritten[$0] ?? source.event($0) }
        // Asked before anything is read: a name in it may have lost its meaning since.
        if let earlier, proposal.isExport(of: earlier.content) { return .known(earlier) }
        var problems: [Problem] = []
        var names = try names()
        if terms.keepsRecorded, try lacksPayloads() { names = names.takingFullNames }
        let read = DraftReader(names: names, keepsUnknown: terms.keepsUnknown)
        try loadTarget(of: proposal)
        let original = proposal.target.flatMap { known.entry($0)?.event.content }
        guard let content = read.read(proposal, original: original, into: &problems)
        else { return .refused(problems) }
        if let earlier {
            return earlier.content.isSame(as: content, apartFrom: earlier.erased.union(proposal.erased))
                ? .known(earlier) : .refused([.identifierTaken(earlier.id, earlier.position)])
        }
        if let id = proposal.id, !NameCheck.isEventID(id.text) { problems.append(.malformed(id)) }
        let changes = Catalogue.changes(of: content)
        var warnings = try check(content, changes, into: &problems)
        if !problems.isEmpty, terms.keepsRecorded, try lacksPayloads() {
            warnings += problems.filter(\.isOfSomethingUnknown).map { Warning($0.message) }
            problems.removeAll(where: \.isOfSomethingUnknown)
        }
        let untimely = recordedProblems(proposal)
        guard problems.isEmpty else { return .refused(problems + untimely) }
        let event = event(proposal, content)
        head = Head(position: event.position, recorded: untimely.isEmpty ? event.recorded : head.recorded)
        unwritten[event.id] = event
        if content.isPayloadErased { tookErasedPayload = true }
        let applied = known.apply(event, changes)
        if [applied.before, applied.after].joined().contains(where: \.isDefinition) { resolver = nil }
        // What is refused for its time alone is taken as known, so that nothing that rests on it is refused too.
        guard untimely.isEmpty else { return .refused(untimely) }
        return .new(event, changes, applied, warnings)
    }

    /// Tells whoever waits how far the batch has come.
    func report(_ done: Int, of count: Int) { terms.progress(done, count) }

    private mutating func names() throws -> NameResolver {
        if let resolver { return resolver }
        let stored = try source.subjects(kind: "indicator", through: .end).compactMap(\.indicator)
        // What the store lists may have been retracted: that matters where a bare name could mean several.
        for (_, namesakes) in Dictionary(grouping: stored, by: \.bare) where namesakes.count > 1 {
            for indicator in namesakes { try load(.indicator(indicator)) }
        }
        let defined = stored.filter { !known.isLoaded(.indicator($0)) || known.isKnown(.indicator($0)) }
        let resolver = IndicatorNames(defined + known.indicators).resolver
        self.resolver = resolver
        return resolver
    }

    private mutating func loadTarget(of proposal: Proposal) throws {
        if let id = proposal.target { try load(event: id) }
    }

    private mutating func load(event id: EventID) throws {
        guard known.original(of: id) == nil else { return }
        known.take(try unwritten[id].map { [$0] } ?? source.slice(around: id, through: .end))
    }

    /// Loads a subject and, for a cell, what it is computed from; for checks alone, no more than they ask, and where
    /// the store computes cells, of a cell only its indicator.
    public mutating func load(_ subject: Subject) throws {
        switch (purpose, subject) {
        case (.checks, .cell), (.checks, .jurisdiction): return
        case (.touches, .cell(let cell)): return try load(.indicator(cell.indicator))
        case (.checks, .instrument(let id)):
            if !known.isBriefed(id) { known.brief(id, slice: try source.slice(of: subject, through: .end)) }
            return
        default: break
        }
        if case .cell(let cell) = subject { return try source.load(cell, into: &known, through: .end) }
        guard !known.isLoaded(subject) else { return }
        known.load(subject, slice: try source.slice(of: subject, through: .end))
    }

    /// The cells of an indicator that anything is filed under.
    public func cells(of indicator: IndicatorID) throws -> Set<Cell> {
        let stored = try source.subjects(kind: "cell", through: .end)
        return Set(
            (stored + known.subjects).compactMap {
                if case .cell(let cell) = $0, cell.indicator == indicator { cell } else { nil }
            })
    }

    private mutating func check(
        _ content: Content, _ changes: [Change], into problems: inout [Problem]
    ) throws -> [Warning] {
        guard let type = Catalogue.type(named: content.type), content.version <= type.version,
            !content.isPayloadErased
        else { return [] }
        let current = type.upcast(content)
        let references = References(current, of: type, changes)
        for id in references.events.sorted() { try load(event: id) }
        for subject in references.subjects { try load(subject) }
        if type.name.hasPrefix("event.") { try loadCorrected(changes) }
        // What is not known is refused with what else might be meant: the others of its kind.
        for kind in Set(references.unknown(known).map(\.kind)) {
            for subject in try source.subjects(kind: kind, through: .end) { try load(subject) }
        }
        problems += references.problems(known).map { $0.within("data") }
        problems += type.check(current, known).map { $0.within("data") }
        return type.warn(current, known)
    }

    /// A correction moves facts between subjects: what they were and will be filed under must be complete.
    private mutating func loadCorrected(_ changes: [Change]) throws {
        guard case .amendment(let amendment)? = changes.first, let root = known.original(of: amendment.event)
        else { return }
        let contents =
            [root.event.content, root.content].compactMap(\.self)
            + root.amendments.compactMap {
                $0.amendment.replacement?.applied(to: root.event.content)
            }
        let corrected =
            amendment.replacement.map { [$0.applied(to: root.content ?? root.event.content)] } ?? []
        for content in contents + corrected {
            guard let type = Catalogue.type(named: content.type) else { continue }
            let references = References(type.upcast(content), of: type, Catalogue.changes(of: content))
            for id in references.events { try load(event: id) }
            for subject in references.subjects { try load(subject) }
        }
    }

    /// Whether the payload of any event was erased: what it introduced is then not known, and what was recorded of it
    /// since is taken all the same where it comes from a record that knew it.
    private func lacksPayloads() throws -> Bool {
        try tookErasedPayload || !source.subjects(kind: "event", through: .end).isEmpty
    }

    private func recordedProblems(_ proposal: Proposal) -> [Problem] {
        guard terms.keepsRecorded else { return [] }
        guard let recorded = proposal.recorded else {
            return [
                Problem(.missingField, at: ["time"], "“time” is missing: the recorded times shall be kept")
            ]
        }
        if recorded > terms.now { return [.recordedInTheFuture(recorded, now: terms.now)] }
        if let last = head.recorded, recorded < last { return [.recordedGoesBack(recorded, last: last)] }
        return []
    }

    private func event(_ proposal: Proposal, _ content: Content) -> Event {
        let now = max(terms.now, head.recorded ?? terms.now)
        let recorded = terms.keepsRecorded ? proposal.recorded ?? now : now
        let recorder = terms.keepsRecorded ? proposal.recordedBy ?? terms.recordedBy : terms.recordedBy
        let recordedBy = proposal.erased.contains(.recordedBy) ? "" : recorder
        return Event(
            position: head.position.next,
            id: proposal.id ?? EventID.make(at: recorded, random: terms.random(10)),
            content: content, recorded: recorded, recordedBy: recordedBy, origin: proposal.origin ?? origin,
            salt: proposal.salt ?? terms.random(16))
    }
}

extension Problem {
    func within(_ outer: String) -> Problem { Problem(code, at: [outer] + path, message) }

    static func identifierTaken(_ id: EventID, _ position: Position) -> Problem {
        Problem(
            .identifierTaken, at: ["id"],
            "“\(id)” is recorded as \(position) with another content: correct that event, or give this one another id"
        )
    }

    static func malformed(_ id: EventID) -> Problem {
        Problem(
            .badName, at: ["id"],
            "“\(id)” cannot be an identifier: give up to 200 characters without spaces, not beginning with #")
    }

    static func recordedInTheFuture(_ recorded: Instant, now: Instant) -> Problem {
        Problem(
            .recordedInTheFuture, at: ["time"],
            "it would be recorded at \(recorded), in the future; it is \(now) now. Check the clock, or the file"
        )
    }

    static func recordedGoesBack(_ recorded: Instant, last: Instant) -> Problem {
        Problem(
            .recordedGoesBack, at: ["time"],
            "it was recorded at \(recorded), before the last event of the log (\(last)); recorded times never go"
                + " back: import without keeping them, or into an empty ledger")
    }
}
