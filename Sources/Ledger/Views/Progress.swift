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
