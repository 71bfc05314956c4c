// Sources in tables and in prose, with what a citation needs.
import JSON
import Ledger
import LedgerService
import Tables

extension Sources {
    /// A list of sources: a line each in CSV, for programs objects of the fields that a source was recorded with.
    var cell: Table.Cell {
        let objects = json.asList ?? [json]
        return .list(of: zip(lines, objects).map { Table.Cell($0, json: $1) })
    }

    /// For people: each source with its language and the day on which it was read, below it the words that it is cited by.
    var citations: [String] {
        guard case .list(let list) = stated else { return lines.map { "Source: \($0)" } }
        return list.flatMap { source in
            let marks = [source.language, source.retrieved.map { "retrieved \($0)" }].compactMap(\.self)
            let citation =
                "Source: \(source.line)" + (marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")
            return [citation] + (source.quotation.map { ["Quotation: “\($0)”"] } ?? [])
        }
    }
}

extension [FlagCause] {
    /// For programs: each flag with the positions of its events.
    var cell: Table.Cell {
        .list(
            of: map { cause in
                let events = cause.events.map(\.number)
                return Table.Cell(
                    "\(cause.flag):\(events.map { " \($0)" }.joined())",
                    json: ["flag": .text(cause.flag), "events": .list(events.map { .integer($0) })])
            })
    }

    /// For people: `stale (#213, #215), disputed (#224)`.
    var words: String {
        map { cause in
            let events = cause.events.map(\.description).joined(separator: ", ")
            return events.isEmpty ? cause.flag : "\(cause.flag) (\(events))"
        }.joined(separator: ", ")
    }
}
