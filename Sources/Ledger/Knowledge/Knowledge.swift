// What is known at one position of the log: every fact that holds after corrections and retractions, filed
// by subject. Built by applying events in order; the plain replay from the first event is the meaning of
// every stored projection. May be partial: then only the subjects that were loaded are complete.

/// Everything known at a position.
public struct Knowledge: Sendable {
    /// The position of the last event applied.
    public private(set) var head = Position.zero
    var entries: [Position: Entry] = [:]

    /// How many events are held.
    public var entryCount: Int { entries.count }

    var positions: [EventID: Position] = [:]
    private var filed: [Subject: [Fact]] = [:]
    /// The subjects that are complete; nil where all are.
    private var loaded: Set<Subject>?

    /// Nothing is known; with `partial`, subjects must be loaded before they are asked about.
    public init(partial: Bool = false) { loaded = partial ? [] : nil }

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
        head = max(head, event.position)
        let changes = Catalogue.changes(of: event.content)
        insert(event, changes)
        guard case .amendment(let amendment)? = changes.first else {
            let facts = entries[event.position]?.facts ?? []
            for fact in facts { file(fact) }
            return Applied(before: [], after: facts)
        }
        guard let root = root(of: amendment.event) else { return Applied(before: [], after: []) }
        let before = entries[root]?.facts ?? []
        for fact in before { unfile(fact) }
        entries[root]?.amend(event, amendment)
        let after = entries[root]?.facts ?? []
        for fact in after { file(fact) }
        return Applied(before: before, after: after)
    }

    private mutating func insert(_ event: Event, _ changes: [Change]) {
        positions[event.id] = event.position
        if entries[event.position] == nil { entries[event.position] = Entry(event, changes) }
    }

    /// The facts filed under a subject in the order of the log.
    public func facts(about subject: Subject) -> [Fact] { filed[subject] ?? [] }

    /// Whether the facts of a subject are complete.
    public func isLoaded(_ subject: Subject) -> Bool { loaded?.contains(subject) ?? true }

    /// Every subject that facts are filed under.
    public var subjects: some Collection<Subject> { filed.keys }

    private mutating func file(_ fact: Fact) {
        for subject in fact.change.subjects where isLoaded(subject) {
            filed[subject, default: []].file(fact)
        }
    }

    private mutating func unfile(_ fact: Fact) {
        for subject in fact.change.subjects where isLoaded(subject) {
            filed[subject]?.unfile(at: fact.position)
            if filed[subject]?.isEmpty == true { filed[subject] = nil }
        }
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
        let roots = take(slice)
        loaded?.insert(subject)
        for root in roots {
            for fact in entries[root]?.facts ?? [] where fact.change.subjects.contains(subject) {
                filed[subject, default: []].append(fact)
            }
        }
    }

    /// Makes single events known with all that corrects or retracts them, in the order of the log.
    @discardableResult public mutating func take(_ slice: [Event]) -> [Position] {
        var roots: [Position] = []
        for event in slice {
            let changes = Catalogue.changes(of: event.content)
            insert(event, changes)
            if case .amendment(let amendment)? = changes.first {
                if let root = root(of: amendment.event) { entries[root]?.amend(event, amendment) }
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
