// What is dated before that on which it rests, and recorded all the same: it then has no effect.

enum OrderWarnings {
    /// A step of a commitment before it was made.
    static func ofCommitment(_ content: Content, _ known: Knowledge) -> [Warning] {
        guard case .commitment(let step)? = Catalogue.changes(of: content).first else { return [] }
        let made = known.facts(about: .commitment(step.commitment)).last { fact in
            if case .commitment(let other) = fact.change, case .made = other.kind { true } else { false }
        }
        guard let made, content.occurred.last < made.occurred.last else { return [] }
        return [
            Warning(
                "commitment “\(step.commitment)” was made on \(made.occurred), after this (\(content.occurred)), which does"
                    + " not change where it stands")
        ]
    }

    /// An answer before the dispute that it names.
    static func ofAnswer(_ content: Content, _ known: Knowledge) -> [Warning] {
        guard let id = Payload(content.payload).text("dispute"),
            let dispute = known.entry(EventID(id))?.content, content.occurred.last < dispute.occurred.last
        else { return [] }
        return [
            Warning(
                "dispute “\(id)” was raised on \(dispute.occurred), after this answer (\(content.occurred)), and stays"
                    + " unanswered")
        ]
    }
}
