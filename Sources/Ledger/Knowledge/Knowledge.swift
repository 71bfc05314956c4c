// What is known at one position of the log: every fact that holds after corrections and retractions, filed
// by subject. Built by applying events in order; the plain replay from the first event is the meaning of
// every stored projection. May be partial: then only the subjects that were loaded are complete.

/// Everything known at a position.
public struct Knowledge: Sendable {
    /// The position of the last event applied.
    public private(set) var head = Position.zero
    var entries: [Position: Entry] = [:]
    var positions: [EventID: Position] = [:]
    private var filed: [Subject: [Fact]] = [:]
    /// The indicators that are defined, as their facts say.
    private var definitions: [IndicatorID: Indicator] = [:]
    /// Of instruments no more than checks ask; nil where everything is kept.
    private(set) var briefs: [InstrumentID: InstrumentBrief]?
    /// How many facts were filed from slices.
    private var factCount = 0
    /// The subjects that are complete; nil where all are.
    private var loaded: Set<Subject>?
    /// The instruments of which at least the steps are complete; empty where everything is.
    private var tracked: Set<InstrumentID> = []

    /// Nothing is known; with `partial`, subjects must be loaded before they are asked about.
    public init(partial: Bool = false) { loaded = partial ? [] : nil }

    /// Nothing is known, and of instruments and cells no more will be than checks ask: few bytes an instrument.
    public static var forChecks: Knowledge {
        var known = Knowledge(partial: true)
        known.briefs = [:]
        return known
    }

    /// About how much is held, in events: what is known of an instrument for checks alone is a fifth of one.
    public var heldCount: Int { max(entries.count, factCount) + (briefs?.count ?? 0) / 5 }

    /// The plain replay: applies events from the first on.
    public init(replaying events: some Sequence<Event>) {
        loaded = nil
        for event in events { apply(event) }
    }

    /// What an event changed: the facts that its root stated before and those that it states now.
    public struct Applied: Sendable {
        /// The facts withdrawn.
        public let before: [Fact]
        /// The facts stated instead.
        public let after: [Fact]
    }

    /// Applies the next event of the log.
    @discardableResult public mutating func apply(_ event: Event) -> Applied {
        apply(event, Catalogue.changes(of: event.content))
    }

    /// Applies the next event of the log, given what it changes.
    @discardableResult public mutating func apply(_ event: Event, _ changes: [Change]) -> Applied {
        head = max(head, event.position)
        if briefs != nil, changes.allSatisfy(\.isBrief) {
            for change in changes { note(Fact(event, change), isStated: true) }
            return Applied(before: [], after: [])
        }
        insert(entries[event.position] ?? Entry(event, changes))
        guard case .amendment(let amendment)? = changes.first else {
            let facts = entries[event.position]?.facts ?? []
            for fact in facts { file(fact) }
            return Applied(before: [], after: facts)
        }
        guard let root = root(of: amendment.event) else { return Applied(before: [], after: []) }
        let before = entries[root]?.facts ?? []
        for fact in before { unfile(fact) }
        entries[root] = entries[root]?.amended(by: event, amendment)
        let after = entries[root]?.facts ?? []
        for fact in after { file(fact) }
        return Applied(before: before, after: after)
    }

    private mutating func insert(_ entry: Entry) {
        let position = entry.event.position
        if entries.updateValue(entry, forKey: position) == nil { positions[entry.event.id] = position }
    }

    /// The facts filed under a subject in the order of the log.
    public func facts(about subject: Subject) -> [Fact] { filed[subject] ?? [] }

    /// Whether the facts of a subject are complete.
    public func isLoaded(_ subject: Subject) -> Bool { loaded?.contains(subject) ?? true }

    /// Whether the steps of an instrument are complete: what cells ask of those that were read for them.
    public func isTracked(_ id: InstrumentID) -> Bool { tracked.contains(id) || isLoaded(.instrument(id)) }

    private func isKept(_ subject: Subject) -> Bool {
        if case .instrument(let id) = subject { isTracked(id) } else { isLoaded(subject) }
    }

    /// Every subject that facts are filed under.
    public var subjects: some Collection<Subject> { filed.keys }

    private mutating func file(_ fact: Fact) {
        note(fact, isStated: true)
        for subject in fact.change.subjects where isKept(subject) {
            filed[subject, default: []].file(fact)
            define(subject)
        }
    }

    private mutating func unfile(_ fact: Fact) {
        note(fact, isStated: false)
        for subject in fact.change.subjects where isKept(subject) {
            filed[subject]?.unfile(at: fact.position)
            if filed[subject]?.isEmpty == true { filed[subject] = nil }
            define(subject)
        }
    }

    private mutating func define(_ subject: Subject) {
        guard case .indicator(let id) = subject else { return }
        definitions[id] = Indicator(id, facts: facts(about: subject))
    }

    /// An indicator with its versions, or nil while it is not defined.
    public func indicator(_ id: IndicatorID) -> Indicator? { definitions[id] }

    private mutating func note(_ fact: Fact, isStated: Bool) {
        guard briefs != nil, let id = fact.change.instrumentActedOn else { return }
        if isStated { briefs?[id]?.add(fact) } else { briefs?[id]?.remove(fact) }
    }

    /// Whether what checks ask of an instrument is known.
    public func isBriefed(_ id: InstrumentID) -> Bool { briefs?[id] != nil }

    /// Makes known what checks ask of an instrument, from its slice of the log.
    public mutating func brief(_ id: InstrumentID, slice: [Event]) {
        var known = Knowledge(partial: true)
        known.load(.instrument(id), slice: slice)
        briefs?[id] = InstrumentBrief(
            known.facts(about: .instrument(id)).filter { $0.change.instrumentActedOn == id })
    }

    /// The original event that an event is about in the end, through corrections and retractions; nil where it is
    /// not among what is known.
    func root(of id: EventID) -> Position? {
        guard var position = positions[id] else { return nil }
        while let target = entries[position]?.amendment?.event {
            guard let next = positions[target] else { return nil }
            position = next
        }
        return position
    }
}

extension Knowledge {
    /// Makes a subject complete from its slice of the log: every event filed under it, before or after any
    /// correction, with all corrections and retractions of those events, in the order of the log.
    public mutating func load(_ subject: Subject, slice: [Event]) {
        guard !isLoaded(subject) else { return }
        file(take(slice).flatMap { entries[$0]?.facts ?? [] }, under: subject)
        complete(subject)
    }

    mutating func complete(_ subject: Subject) {
        loaded?.insert(subject)
        if case .instrument(let id) = subject { tracked.remove(id) }
        define(subject)
    }

    /// Makes the steps of an instrument complete from the events about its steps, with all that corrects or retracts
    /// them, in the order of the log; other facts about it may be missing.
    public mutating func track(_ id: InstrumentID, steps: [Event]) {
        guard !isTracked(id) else { return }
        file(take(steps).flatMap { entries[$0]?.facts ?? [] }, under: .instrument(id))
        keepTrack(of: id)
    }

    mutating func keepTrack(of id: InstrumentID) { tracked.insert(id) }

    /// Files the facts of a slice that is complete; some of them may be about other subjects alone.
    mutating func file(_ facts: [Fact], under subject: Subject) {
        let facts = facts.filter { $0.change.isFiled(under: subject) }
        filed[subject] = facts.isEmpty ? nil : facts
        factCount += facts.count
    }

    /// Makes single events known with all that corrects or retracts them, in the order of the log.
    @discardableResult public mutating func take(_ slice: [Event]) -> [Position] {
        var roots: [Position] = []
        roots.reserveCapacity(slice.count)
        entries.reserveCapacity(entries.count + slice.count)
        positions.reserveCapacity(positions.count + slice.count)
        for event in slice {
            // What is known already is not read again.
            let entry = entries[event.position] ?? Entry(event, Catalogue.changes(of: event.content))
            insert(entry)
            if let amendment = entry.amendment {
                if let root = root(of: amendment.event) {
                    entries[root] = entries[root]?.amended(by: event, amendment)
                }
            } else {
                roots.append(event.position)
            }
        }
        return roots
    }
}

extension [Fact] {
    /// Puts a fact in its place in the order of the log.
    mutating func file(_ fact: Fact) {
        guard let last, last.position > fact.position else { return append(fact) }
        insert(fact, at: partitioningIndex { $0.position > fact.position })
    }

    /// Takes out what the event at a position states.
    mutating func unfile(at position: Position) {
        let first = partitioningIndex { $0.position >= position }
        removeSubrange(first..<self[first...].partitioningIndex { $0.position > position })
    }
}
