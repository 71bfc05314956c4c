// An indicator as known: its versions and which of them holds on a day.

/// An indicator with its versions.
public struct Indicator: Sendable {
    /// One version with its number and the date from which it applies.
    public struct Version: Sendable, Hashable {
        /// Counts from 1 in the order of recording.
        public let number: Int
        /// What it asks.
        public let criteria: Criteria
        /// The date of the revision; of the definition for version 1.
        public let occurred: EDTF
        /// Where it is recorded.
        public let position: Position
    }

    /// Its name.
    public let id: IndicatorID
    /// Its versions in the order of recording; the first holds for every date before the others.
    public let versions: [Version]
    /// The days on which revisions take effect, ascending, with the index of the version; the first is always.
    let starts: [(day: Day, index: Int)]
    /// The decision tables of the versions, over answers as bits.
    let tables: [AnswerTable?]
    /// From this date on the indicator is asked no more.
    public let retired: EDTF?

    /// The version that applies on a day.
    public func version(on day: Day) -> Version {
        versions[index(on: day)]
    }

    /// The index of the version that applies on a day.
    func index(on day: Day) -> Int {
        starts.count == 1 ? 0 : starts[max(0, starts.partitioningIndex { $0.day > day } - 1)].index
    }

    /// The date from which it is asked no more, where that has certainly come by a day.
    public func retired(on day: Day) -> EDTF? { retired.flatMap { $0.last <= day ? $0 : nil } }

    /// The version with a number, or nil.
    public func version(number: Int) -> Version? { versions.first { $0.number == number } }

    /// Reads the facts of an indicator; nil while no definition is known.
    public init?(_ id: IndicatorID, facts: [Fact]) {
        var versions: [Version] = []
        var retired: EDTF?
        for fact in facts {
            guard case .definition(let definition) = fact.change else { continue }
            switch definition {
            case .defined(id, let criteria), .revised(id, let criteria):
                versions.append(
                    Version(
                        number: versions.count + 1, criteria: criteria, occurred: fact.occurred,
                        position: fact.position))
            // Once asked no more, it is not asked anew by another retirement.
            case .retired(id):
                retired = retired.flatMap { $0.last <= fact.occurred.last ? $0 : nil } ?? fact.occurred
            default: continue
            }
        }
        guard !versions.isEmpty else { return nil }
        let revisions = versions.indices.dropFirst()
            .map { (day: versions[$0].occurred.last, index: $0) }
            .sorted { ($0.day, $0.index) < ($1.day, $1.index) }
        self.id = id
        self.versions = versions
        self.starts = [(.distantPast, 0)] + revisions
        self.retired = retired
        tables = versions.map { AnswerTable($0.criteria) }
    }
}
