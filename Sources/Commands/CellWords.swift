// How a cell and a point read to people.
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
    var display: String {
        let flags = flags.names.filter { $0 != levelWords }
        let marks = flags.isEmpty ? "" : " (\(flags.joined(separator: ", ")))"
        let basis = basis == .law ? " by law" : ""
        return ([levelWords + basis + marks] + pipeline.map { "pending: \($0.words)" }).joined(
            separator: "\n")
    }

    /// What the level rests on: the instruments that support it, else how it came about.
    var basisWords: String {
        support.isEmpty ? basis?.rawValue ?? levelWords : support.map(\.text).joined(separator: ", ")
    }
}

extension Point {
    /// `as of 2022-04-19 (second as reported), known up to #211`.
    var title: String {
        let words = wordsBesideDay.map { " (\($0))" } ?? ""
        return "as of \(day)\(words), known up to \(position)"
    }

    /// `second (2022-04-19, known up to #211)`.
    var pointWords: String {
        wordsBesideDay.map { "\($0) (\(day), known up to \(position))" } ?? "\(day) (known up to \(position))"
    }

    /// The words by which the point was asked for, where they say more than the day.
    private var wordsBesideDay: String? {
        guard words.hasPrefix("\(day)") else { return words }
        let rest = words.dropFirst("\(day)".count).drop { ", ".contains($0) }
        return rest.isEmpty ? nil : String(rest)
    }
}
