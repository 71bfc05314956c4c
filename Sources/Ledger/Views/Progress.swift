// What belongs to the progress between two points of a comparison, and the order of what happens within one day.

extension Content {
    /// Whether it is listed between two points: steps, treaty acts, what bodies adopt, meetings, commitments.
    public var isProgress: Bool { Catalogue.changes(of: self).contains(where: \.isProgress) }

    /// The fixed order of steps within a day; what has none comes first.
    public var orderWithinDay: Int { Catalogue.changes(of: self).first?.orderWithinDay ?? -1 }
}

extension Change {
    /// Whether it is listed between two points.
    public var isProgress: Bool {
        switch self {
        case .step, .participation, .commitment, .consultation: true
        case .mention(let mention): mention.isProgress
        case .finding, .assessment, .dispute, .definition, .membership, .amendment, .redaction: false
        }
    }

    /// Its fixed order within a day; -1 for what has none and comes first.
    public var orderWithinDay: Int {
        switch self {
        case .step(let step): step.kind.order
        case .participation(let act): act.kind.order
        default: -1
        }
    }
}

extension Change {
    /// Another date than that of its event, on which what it states begins or ceases to count: the date to which a
    /// commencement is put off, the day after a period that was assessed, the date from which a reading applies.
    public var laterDate: EDTF? {
        switch self {
        case .step(let step): step.newDate
        case .assessment(let assessment): assessment.until.flatMap { EDTF($0.advanced(by: 1)) }
        case .finding(let finding): finding.since
        default: nil
        }
    }
}

extension Fact {
    /// The dates on which what it states begins or ceases to count.
    public var dates: [EDTF] { [occurred] + [change.laterDate].compactMap(\.self) }
}

extension Content {
    /// The dates on which it stands in a timeline: that of the event, and another on which it begins or ceases to count.
    public var dates: [EDTF] { dates(Catalogue.changes(of: self)) }

    /// The same, given what it changes.
    public func dates(_ changes: [Change]) -> [EDTF] {
        [occurred]
            + changes.compactMap(\.laterDate).filter { $0.last != occurred.last && !$0.last.isDistant }
            .prefix(1)
    }
}
