// Between the two ways to write an indicator: bare while it is unique in the ledger, else with its checklist.

/// The indicators of a ledger and how each is printed and understood.
public struct IndicatorNames: Sendable {
    private let byBare: [String: [IndicatorID]]
    private let all: Set<IndicatorID>

    /// The names of the indicators given.
    public init(_ indicators: some Sequence<IndicatorID>) {
        all = Set(indicators)
        byBare = Dictionary(grouping: all.sorted(), by: \.bare)
    }

    /// `grooming` while unique, else `checklist/grooming`.
    public func printed(_ id: IndicatorID) -> String { (byBare[id.bare]?.count ?? 0) > 1 ? id.text : id.bare }

    /// The indicator meant by a name, bare or with its checklist.
    public func resolve(_ text: String) -> Result<IndicatorID, Problem> {
        if all.contains(IndicatorID(text)) { return .success(IndicatorID(text)) }
        let meant = text.contains("/") ? [] : byBare[text] ?? []
        if meant.count == 1 { return .success(meant[0]) }
        if meant.isEmpty { return .failure(.unknownIndicator(text, among: all)) }
        let names = meant.map(\.text).joined(separator: ", ")
        return .failure(
            Problem(
                .ambiguousIndicator, at: [],
                "“\(text)” is an indicator of several checklists: give one of \(names)"))
    }

    /// Resolves the names in payloads.
    public var resolver: NameResolver {
        NameResolver { [self] in resolve($0) }
    }
}

extension Knowledge {
    /// The indicators that are defined, sorted.
    public var indicators: [IndicatorID] {
        subjects.compactMap { if case .indicator(let id) = $0 { id } else { nil } }.sorted()
    }
}
