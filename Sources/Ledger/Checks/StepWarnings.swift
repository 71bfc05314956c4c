// What is unusual about a step of an instrument and recorded all the same: a record starts in the middle of
// history.

enum StepWarnings {
    static func of(_ content: Content, _ known: Knowledge) -> [Warning] {
        guard case .step(let step)? = Catalogue.changes(of: content).first else { return [] }
        return switch step.effect {
        case .leaves(.ended), .leaves(.suspended), .resumes: ending(step, content.occurred, known)
        case .postpones: postponement(step, content.occurred, known)
        case .nothing where step.kind.name == "renamed" && step.titles.isEmpty:
            [Warning("no title is given: \(step.instrument) keeps the one that it has")]
        default: []
        }
    }

    private static func ending(_ step: Step, _ occurred: EDTF, _ known: Knowledge) -> [Warning] {
        known.isEnacted(step.instrument, on: occurred.last)
            ? [] : [Warning("\(step.instrument) is \(step.kind.clause) without a recorded enactment")]
    }

    /// A postponement puts off what lies ahead of it, to a later day.
    private static func postponement(_ step: Step, _ occurred: EDTF, _ known: Knowledge) -> [Warning] {
        guard let commencement = known.lastCommencement(of: step.instrument),
            commencement >= occurred.first
        else {
            let effect = step.newDate.map { "it counts as in force from \($0) on" } ?? "nothing is put off"
            return [
                Warning(
                    "no commencement of \(step.instrument) that lies ahead of \(occurred) is recorded: \(effect)"
                )
            ]
        }
        guard let date = step.newDate,
            date.last < occurred.first
                || (date.last < commencement && !commencement.isDistant && step.provisions.isEmpty)
        else { return [] }
        return [
            Warning(
                "\(step.instrument) is put off to \(date), which is earlier than "
                    + (date.last < occurred.first
                        ? "the postponement itself (\(occurred))" : "\(commencement)"))
        ]
    }
}
