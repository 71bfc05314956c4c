// How a difference is written: a row for programs, and one for people under the title of its leg.
import Ledger
import LedgerService
import Tables

enum DiffTable {
    static let columns = [
        Table.Column("checklist", title: "Checklist", audience: .machines),
        Table.Column("jurisdiction", title: "Jurisdiction"), Table.Column("indicator", title: "Indicator"),
        Table.Column("leg", title: "Leg"), Table.Column("from", title: "From"),
        Table.Column("to", title: "To"),
        Table.Column("kind", title: "Kind"), Table.Column("direction", title: "Direction"),
        Table.Column("events", title: "Events", jsonKind: .list),
        Table.Column("from_basis", title: "Basis before", audience: .machines),
        Table.Column("to_basis", title: "Basis after", audience: .machines),
        Table.Column("from_rests_on", title: "Rested on", jsonKind: .list, audience: .machines),
        Table.Column("to_rests_on", title: "Rests on", jsonKind: .list, audience: .machines),
    ]

    /// Why the cells of an indicator are not compared.
    static func retired(_ indicator: IndicatorID, since date: EDTF, _ names: IndicatorNames) -> String {
        "\(names.printed(indicator)) is retired since \(date): it stands in no matrix at the second point, and its cells are not compared."
    }

    /// Who joined a body between the points, and who left it: that alone changes no cell.
    static func moves(_ result: ComparisonResult, of body: String) -> [String] {
        let sentence = { (members: [Jurisdiction], verb: String) -> [String] in
            let names = members.map(\.codeAndName).joined(separator: ", ")
            return members.isEmpty
                ? []
                : ["\(names) \(verb) \(body) between the two points; the cells are compared all the same."]
        }
        return sentence(result.moves.joined, "joined") + sentence(result.moves.left, "left")
    }

    static func row(_ difference: Difference, _ names: IndicatorNames) -> [Table.Cell] {
        let direction = difference.direction
        return [
            Table.Cell(difference.cell.indicator.checklist.text),
            Table.Cell(difference.cell.jurisdiction.code),
            Table.Cell(names.printed(difference.cell.indicator)), Table.Cell(difference.leg.rawValue),
            Table.Cell(difference.from.levelWords, style: difference.from.style),
            Table.Cell(difference.to.levelWords, style: difference.to.style),
            Table.Cell(difference.kind.rawValue),
            Table.Cell(
                direction?.rawValue ?? "",
                style: direction == .better ? .good : direction == .worse ? .bad : .plain),
            .positions(difference.events), Table.Cell(difference.from.basis?.rawValue ?? ""),
            Table.Cell(difference.to.basis?.rawValue ?? ""), .list(difference.from.support.map(\.text)),
            .list(difference.to.support.map(\.text)),
        ]
    }

    static let columnsForPeople = [
        Table.Column("cell", title: "Cell", isKey: true), Table.Column("change", title: "Change"),
        Table.Column("kind", title: "Kind"),
        Table.Column("events", title: "Because of"),
    ]

    /// A row under the title of its leg.
    static func rowForPeople(_ difference: Difference, _ names: IndicatorNames) -> [Table.Cell] {
        let direction = difference.direction
        let (from, to) = (difference.from, difference.to)
        let change =
            from.levelWords == to.levelWords
            ? "\(to.levelWords): \(bases(from, to))" : "\(from.levelWords) → \(to.levelWords)"
        let kind = [difference.kind.rawValue, direction?.rawValue].compactMap(\.self).joined(separator: ", ")
        return [
            Table.Cell("\(difference.cell.jurisdiction) \(names.printed(difference.cell.indicator))"),
            Table.Cell(change, style: to.style),
            Table.Cell(kind, style: direction == .better ? .good : direction == .worse ? .bad : .plain),
            .positions(difference.events),
        ]
    }

    /// What the same level rests on before and after; the instruments alone where no more differs.
    private static func bases(_ from: CellValue, _ to: CellValue) -> String {
        from.basis == to.basis
            ? "\(from.supportWords) → \(to.supportWords)" : "\(from.basisWords) → \(to.basisWords)"
    }

    static func title(of leg: Leg, _ result: ComparisonResult) -> String {
        switch leg {
        case .record: "Learnt or corrected about \(result.first.day) since"
        case .world: "Changed in the world from \(result.first.day) to \(result.second.day)"
        }
    }

    static func events(_ events: [(leg: Leg, entry: TimelineEntry)], _ names: IndicatorNames) -> Table {
        Table(
            columns: [Table.Column("leg", title: "Leg")] + TimelineTable.columns,
            rows: events.map { [Table.Cell($0.leg.rawValue)] + TimelineTable.row($0.entry, names) })
    }
}
