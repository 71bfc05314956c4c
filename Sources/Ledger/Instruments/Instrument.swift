// An instrument as known: its steps on the world's axis and the state that they make up on a day, for the
// whole and for each provision. The rules are those of the state table; no cell is decided here.

/// Where an instrument, or a part of it, stands on a day.
public struct Standing: Sendable, Hashable {
    /// The state.
    public let state: State
    /// The provisions meant; empty for the whole instrument.
    public let provisions: [String]
    /// The date of the step that led to the state.
    public let since: EDTF
    /// That step's event.
    public let position: Position
    /// The last event that decided what is believed of that step.
    public let known: Position
}

/// A step with its date; a postponement's new date counts as a commencement of its own.
struct DatedStep: Sendable {
    let fact: Fact
    let occurred: EDTF
    let effect: StepEffect
    let position: Position
    /// The provisions it is about; empty for the whole instrument.
    let provisions: [String]
    private let orderWithinDay: Int

    init(_ fact: Fact, _ step: Step, occurred: EDTF, effect: StepEffect) {
        self.fact = fact
        self.occurred = occurred
        self.effect = effect
        position = fact.position
        provisions = step.provisions
        orderWithinDay = step.kind.order
    }

    /// The steps that a fact states about an instrument.
    static func all(_ fact: Fact, of instrument: InstrumentID) -> [DatedStep] {
        guard case .step(let step) = fact.change, step.instrument == instrument else { return [] }
        let stated = DatedStep(fact, step, occurred: fact.occurred, effect: step.effect)
        guard case .postpones = step.effect, let date = step.newDate else { return [stated] }
        return [stated, DatedStep(fact, step, occurred: date, effect: .raises(.inForce))]
    }

    var known: Position { fact.known }
    var order: (Day, Int, Position) { (occurred.last, orderWithinDay, position) }

    /// What the event says of the step, where it is one.
    var step: Step? { if case .step(let step) = fact.change { step } else { nil } }

    /// Whether the step is about a provision; nil asks for the whole instrument.
    func concerns(_ provision: String?) -> Bool {
        provisions.isEmpty
            || (provision.map { provisions.contains(where: Provision.covering($0)) } ?? false)
    }

    /// Whether this postponement, recorded after a commencement that lay ahead, voids it.
    func voids(_ step: DatedStep) -> Bool {
        guard effect == .postpones, case .raises(.inForce) = step.effect else { return false }
        return position > step.position && occurred.first <= step.occurred.last
    }
}

/// How provisions are compared: `s. 4` covers `s. 4(h)`.
public enum Provision {
    /// Whether one is the other, or has it as a part.
    public static func covers(_ provision: String, _ other: String) -> Bool { covering(other)(provision) }

    static func covering(_ provision: String) -> (String) -> Bool {
        { $0 == provision || provision.hasPrefix($0 + "(") }
    }
}

/// An instrument with its steps in the order of the world.
public struct Instrument: Sendable {
    /// Its name.
    public let id: InstrumentID
    private(set) var steps: [DatedStep]

    /// Reads the facts filed under an instrument.
    public init(_ id: InstrumentID, facts: [Fact] = []) {
        self.id = id
        steps = facts.flatMap { DatedStep.all($0, of: id) }.sorted { $0.order < $1.order }
    }

    mutating func insert(_ fact: Fact) {
        for step in DatedStep.all(fact, of: id) {
            steps.insert(step, at: steps.partitioningIndex { $0.order > step.order })
        }
    }

    mutating func remove(_ fact: Fact) { steps.removeAll { $0.position == fact.position } }

    /// The same instrument as if the whole of it had commenced on a day.
    func commencing(on day: Day) -> Instrument {
        guard let occurred = try? EDTF(day.description) else { return self }
        let step = Step(
            instrument: id, kind: .commenced, effect: .raises(.inForce), provisions: [], titles: [],
            instrumentKind: nil, number: nil, issuingBody: nil, by: nil, newDate: nil)
        var commencing = self
        commencing.insert(
            Fact(position: .end, id: EventID(""), known: .end, occurred: occurred, change: .step(step)))
        return commencing
    }

    /// What states its steps, in the order of the log.
    public var facts: [Fact] {
        var facts: [Fact] = []
        for step in steps.sorted(by: { $0.position < $1.position })
        where facts.last?.position != step.position {
            facts.append(step.fact)
        }
        return facts
    }

    /// Whether anything is known of its life.
    public var hasSteps: Bool { !steps.isEmpty }

    /// The steps without commencements that were postponed for everything that they are about.
    var standingSteps: [DatedStep] {
        let postponements = steps.filter { $0.effect == .postpones }
        guard !postponements.isEmpty else { return steps }
        return steps.filter { step in
            let parts: [String?] = step.provisions.isEmpty ? [nil] : step.provisions
            return !parts.allSatisfy { part in
                postponements.contains { $0.concerns(part) && $0.voids(step) }
            }
        }
    }

    /// The first day on which a rung of the ladder had certainly been reached; nil where it never was.
    func firstDay(of rung: State) -> Day? {
        steps.lazy.compactMap { step in
            if case .raises(let state) = step.effect, state.rawValue >= rung.rawValue {
                step.occurred.last
            } else {
                nil
            }
        }.min()
    }

    /// The last day on which a step puts it, or a part of it, in force; nil where none does.
    var lastCommencement: Day? {
        steps.lazy.filter { $0.effect == .raises(.inForce) }.map(\.occurred.last).max()
    }

    /// The state on a day, or nil before the first step.
    public func standing(on day: Day) -> Standing? { standing(of: [], on: day) }

    /// Where provisions stand on a day, or for none the whole; nil before the first step that concerns them.
    public func standing(of provisions: [String], on day: Day) -> Standing? {
        Track(self, provisions: provisions).standing(on: day)
    }

    /// Whether steps speak of some of its provisions alone, so that others may stand elsewhere.
    public var isParted: Bool { steps.contains { !$0.provisions.isEmpty } }

    /// The provisions that steps speak of.
    var listedProvisions: [String] { Set(steps.flatMap(\.provisions)).sorted() }

    /// The first day that a change of what happens from a day on may bear on: steps with an imprecise date are
    /// possible before it, the commencements that a postponement voids among them.
    func first(from day: Day) -> Day {
        var first = day
        for step in steps.reversed() {
            guard step.occurred.last >= first else { break }
            first = min(first, step.occurred.first)
        }
        return first
    }

    /// The first day on which any step may have happened.
    var first: Day? { steps.lazy.map(\.occurred.first).min() }
}

extension Instrument {
    /// Its titles, the latest recorded of each language.
    public var titles: [Title] {
        let recorded = steps.sorted { $0.position < $1.position }.compactMap(\.step).flatMap(\.titles)
        var seen: [String?: Title] = [:]
        for title in recorded { seen[title.language] = title }
        return seen.values.sorted {
            ($0.isOriginal ? 0 : 1, $0.language ?? "") < ($1.isOriginal ? 0 : 1, $1.language ?? "")
        }
    }

    /// The title to show: an English one where there is one, else the original.
    public var title: String? {
        (titles.first { $0.language == "en" } ?? titles.first)?.text
    }

    /// The kind last recorded: bill, act, decree; else the part of its name that says so.
    public var kind: String {
        latest(\.instrumentKind) ?? id.text.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    }

    /// The number last recorded.
    public var number: String? { latest(\.number) }

    /// The issuing body last recorded.
    public var issuingBody: String? { latest(\.issuingBody) }

    private func latest(_ part: KeyPath<Step, String?>) -> String? {
        steps.sorted { $0.position < $1.position }.compactMap(\.step).last { $0[keyPath: part] != nil }?[
            keyPath: part]
    }
}

extension Instrument {
    /// Whether a day lies inside the imprecise date of a step that bears on the state.
    public func isPossible(on day: Day) -> Bool {
        Track(self, provisions: []).dates.contains { $0.first <= day && day < $0.last }
    }
}

extension Instrument {
    /// Where provisions stand that steps speak of, on a day on which the whole stands elsewhere: in force, but for a section
    /// that is suspended, or that no step has brought into force yet. None where the standing of the whole itself names
    /// provisions, which then are those in force.
    public func exceptions(on day: Day) -> [(provision: String, standing: Standing?)] {
        guard isParted, let whole = standing(on: day), whole.provisions.isEmpty else { return [] }
        return listedProvisions.compactMap { provision in
            let own = standing(of: [provision], on: day)
            return own?.state == whole.state || own == nil && whole.state != .inForce ? nil : (provision, own)
        }
    }

    /// The date of the next commencement that is announced, by a day, and was not put off; nil where it is in force.
    public func nextCommencement(after day: Day) -> EDTF? {
        guard standing(on: day)?.state != .inForce else { return nil }
        return standingSteps.first { $0.effect == .raises(.inForce) && $0.occurred.last > day }?.occurred
    }
}
