// From what a cell must be read on which days. What a cell shows on a day follows from the assessments, disputes and
// instruments that bear on it; how far back one must read for that is in BearingWindow.

/// Days on which something bears on a cell, as it is believed now.
public struct Bearing: Sendable, Hashable {
    /// What bears on the cell.
    public enum Source: Sendable, Hashable {
        /// An assessment or a dispute.
        case event(Position)
        /// An instrument, with all its steps and all readings of it for the cell.
        case instrument(InstrumentID)
    }

    /// What bears on the cell.
    public let source: Source
    /// Whether it bears on days from one to another; else it is an assessment that holds from a day until the next.
    public let isStretch: Bool
    /// The first day.
    public let first: Day
    /// The last day, inclusive; the open end for what may bear on any day to come.
    public let last: Day

    private init(_ source: Source, from first: Day, through last: Day) {
        self.source = source
        isStretch = true
        self.first = first
        self.last = last
    }

    private init(_ source: Source, holdingFrom day: Day) {
        self.source = source
        isStretch = false
        first = day
        last = day
    }
}

extension Bearing {
    /// The days of an assessment or a dispute; nothing of what is read through an instrument, or decides nothing.
    ///
    /// An assessment without an end is found by the day from which it holds, and has a stretch only where its date is
    /// imprecise. What answers a dispute bears on the days after it as the dispute does.
    static func all(of fact: Fact) -> [Bearing] {
        let source = Source.event(fact.position)
        let (first, last) = (fact.occurred.first, fact.occurred.last)
        switch fact.change {
        case .assessment(let assessment):
            if let until = assessment.until {
                return [Bearing(source, from: min(first, until), through: max(last, until))]
            }
            let holding = Bearing(source, holdingFrom: last)
            return first < last ? [holding, Bearing(source, from: first, through: last)] : [holding]
        case .dispute: return [Bearing(source, from: last, through: .distantFuture)]
        default: return []
        }
    }

    /// The days of an instrument that was read for a cell: those of its steps and of the readings, with all between, and
    /// every day to come unless it has ended or failed: a reading without any step waits for one. Nil where no reading of it
    /// is left.
    init?(of tracked: TrackedInstrument, readBy findings: [Fact]) {
        var days = tracked.instrument.steps.flatMap { [$0.occurred.first, $0.occurred.last] }
        var isOpen = false
        for fact in findings {
            guard case .finding(let finding) = fact.change else { continue }
            // A reading makes an assessment stale from its own day on, and applies from another.
            days.append(fact.occurred.last)
            if let since = finding.since { days += [since.first, since.last] }
            switch tracked.track(of: finding.provisions).segments.last?.standing.state {
            case .ended?, .failed?: continue
            default: isOpen = true
            }
        }
        guard !findings.isEmpty, let first = days.min(), let last = days.max() else { return nil }
        self.init(.instrument(tracked.instrument.id), from: first, through: isOpen ? .distantFuture : last)
    }

    /// The days of everything that is known of a cell, from all facts about it.
    static func all(_ facts: [Fact], _ tracked: (InstrumentID) -> TrackedInstrument) -> [Bearing] {
        var read: [InstrumentID: [Fact]] = [:]
        for fact in facts {
            if case .finding(let finding) = fact.change { read[finding.instrument, default: []].append(fact) }
        }
        return facts.flatMap { all(of: $0) }
            + read.compactMap { Bearing(of: tracked($0.key), readBy: $0.value) }
    }
}
