// What a recording comes to, beside the cells that show something else.
import Ledger
import LedgerService

enum RecordingWords {
    /// What a recording changes besides cells; where it changes nothing that is seen today, that.
    static func effects(
        _ effects: RecordingEffects, _ changes: [CellChange], today: Day, _ names: IndicatorNames
    ) -> [String] {
        let sentences = effects.retirements.map { indicator, date in
            date.map { retired(names.printed(indicator), since: $0) }
                ?? "\(names.printed(indicator)) is asked again: its column stands in the matrix of every day."
        }
        if changes.contains(where: { $0.day == today }) { return sentences }
        if !changes.isEmpty {
            return ["No cell shows anything else today, but on the days above."] + sentences
        }
        return sentences.isEmpty ? [nothing] : sentences
    }

    static let nothing = "No cell shows anything else today."

    /// What becomes of the cells of an indicator.
    private static func retired(_ indicator: String, since date: EDTF) -> String {
        let inside =
            date.isExact
            ? "" : " Of a day inside \(date) the matrix says that \(indicator) is possibly retired."
        return
            "From \(date) on \(indicator) is asked no more: its column is left out of the matrix, and its cells are neither"
            + " compared nor reviewed. What is recorded of them is kept, and explain tells it.\(inside)"
    }

    /// The assessments that name what is no finding of their cell any more.
    static func warnings(_ effects: RecordingEffects) -> [String] {
        effects.unsupported.map { finding, assessments in
            let (noun, verb, object) =
                assessments.count == 1
                ? ("assessment", "names", "does not rest") : ("assessments", "name", "do not rest")
            return
                "\(noun) \(assessments.map(\.description).joined(separator: ", ")) \(verb) the finding “\(finding)” and"
                + " \(object) on it any more"
        }
    }
}
