// How a cell, a point and a date seen from a day read to people.
import Ledger
import LedgerService
import Tables

extension CellValue {
    /// How the level looks: by its place on the scale, told apart by words as well.
    var style: Style {
        guard case .levels(let set) = level else { return level == .undecided ? .attention : .faint }
        if set.count > 1 { return .middling }
        if set.highest == scale.count - 1 { return .good }
        return set.lowest == 0 ? .bad : .middling
    }

    /// Level, flags and pipeline; a flag that only repeats the level is left out.
    func display(_ pipeline: [PipelineEntry]) -> String { words(pipeline, isDated: false) }

    fileprivate func words(_ pipeline: [PipelineEntry], isDated: Bool) -> String {
        let flags = flags.names.filter { $0 != levelWords }
        let marks = flags.isEmpty ? "" : " (\(flags.joined(separator: ", ")))"
        let basis = basis == .law ? " by law" : ""
        let since = isDated ? self.since.map { " since \($0)" } ?? "" : ""
        return ([levelWords + basis + since + marks] + pipeline.map { "pending: \($0.words)" }).joined(
            separator: "\n")
    }

    /// The instruments that support the level, or that there are none.
    var supportWords: String {
        guard support.isEmpty else { return support.map(\.text).joined(separator: ", ") }
        return basis == .law ? "no criterion answered" : "no law supports it"
    }

    /// What the level rests on: an assessment or the law, with the instruments that support it.
    var basisWords: String { basis.map { "\($0.rawValue) (\(supportWords))" } ?? levelWords }
}

extension [PipelineEntry] {
    /// The entries for machines: `kh/bill/2022/child-protection-law: draft since 2021`.
    var cell: Table.Cell { .list(map { "\($0.instrument): \($0.words)" }) }

    /// The column of the entries.
    static let column = Table.Column(
        "pipeline", title: "In the pipeline", jsonKind: .list, audience: .machines)
}

extension StoredCell {
    /// Level with the date of the deciding cause, flags and pipeline.
    var datedDisplay: String { value.words(pipeline, isDated: true) }
}

extension Point {
    /// `as of 2022-04-19 (second as reported), known up to #211`.
    var title: String { "as of \(dayWithWords), known up to \(position)" }

    /// `2022-04-19 (second as reported)`.
    var dayWithWords: String { "\(day)\(wordsBesideDay.map { " (\($0))" } ?? "")" }

    /// `second (2022-04-19, known up to #211)`.
    var pointWords: String {
        wordsBesideDay.map { "\($0) (\(day), known up to \(position))" } ?? "\(day) (known up to \(position))"
    }

    /// The words by which the point was asked for, where they say more than the day.
    private var wordsBesideDay: String? {
        guard words.hasPrefix("\(day)") else { return words }
        let rest = words.dropFirst("\(day)".count)
        if rest.hasPrefix("@") { return "known at \(rest.dropFirst())" }
        return rest.isEmpty ? nil : String(rest.drop { ", ".contains($0) })
    }
}

extension EDTF {
    /// `not yet` or `possibly`, where it has not certainly happened by the day.
    func doubt(on day: Day) -> String? {
        if last <= day { return nil }
        return first <= day ? EDTF.possibly : "not yet"
    }

    /// The word for what may have happened by a day.
    static let possibly = "possibly"
}
