// What is unusual about a step of an instrument and recorded all the same: a record starts in the middle of
// history.

enum StepWarnings {
    static func of(_ content: Content, _ known: Knowledge) -> [Warning] {
        guard case .step(let step)? = Catalogue.changes(of: content).first,
            case .leaves(.ended) = step.effect
        else { return [] }
        let id = step.instrument
        return known.isEnacted(id, on: content.occurred.last)
            ? [] : [Warning("\(id) is \(step.kind.clause) without a recorded enactment")]
    }
}
