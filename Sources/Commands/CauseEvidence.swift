// What a cause is cited by: sources with their words, who recorded it and when, and why it was corrected.
import JSON
import Ledger
import Tables

/// A correction that holds, with who made it, when and why.
struct CauseCorrection {
    let position: Position
    let recorded: Instant
    let recordedBy: String
    let because: String

    /// The corrections of an entry of which any part holds.
    static func all(_ entry: Entry) -> [CauseCorrection] {
        let holding = Set(entry.corrections)
        return entry.amendments.filter { holding.contains($0.event.position) }.map { later in
            CauseCorrection(
                position: later.event.position, recorded: later.event.recorded,
                recordedBy: later.event.recordedBy, because: later.amendment.because)
        }
    }

    /// For programs.
    var cell: Table.Cell {
        Table.Cell(
            "\(position.number), \(recorded), \(recordedBy): \(because)",
            json: [
                "position": .integer(position.number), "recorded": .text(recorded.description),
                "recorded_by": .text(recordedBy), "because": .text(because),
            ])
    }

    /// For people.
    var words: String { "As corrected by \(position) on \(recorded.day) by \(recordedBy): \(because)" }
}

extension ExplanationCause {
    /// What stands below a cause for people.
    var evidence: [String] {
        (assessor.isEmpty ? [] : ["Assessor: \(assessor)."]) + corrections.map(\.words)
            + (sources?.citations ?? []) + (note.isEmpty ? [] : ["Note: \(note)"])
            + (recorded.map { ["Recorded on \($0.day) by \(recordedBy)."] } ?? [])
    }
}

extension DecisionTable.Row {
    /// `Partially where criminalised yes, technology no`.
    func words(on scale: [String]) -> String {
        let answers = needs.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value ? "yes" : "no")" }
        let level = scale.indices.contains(level) ? scale[level] : ""
        return answers.isEmpty ? "\(level) otherwise" : "\(level) where \(answers.joined(separator: ", "))"
    }
}
