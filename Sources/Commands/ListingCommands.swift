// Instruments, treaties, commitments, and the cells that await a person.
import CommandParsing
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let treaty = Option<String>("treaty", valueName: "ID", reading: .text, help: "One treaty.")
    private static let state = Option<String>(
        "state", valueName: "STATE", reading: .choice(of: State.allCases.map(\.words)), help: "Only those in this state.")

    static let instruments = Command(
        CommandDeclaration(
            "instruments", group: "Replay", summary: "List instruments and where they stand.",
            discussion: ["The CSV columns are instrument, jurisdiction, kind, title, state, since."],
            options: CommonOptions.point + [CommonOptions.jurisdiction, CommonOptions.region, state, CommonOptions.format],
            examples: [("lawledger instruments --as-of 2022-04-19 --jurisdiction ID", "where Indonesia's laws stood on a day")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let wanted = call.invocation.value(of: state)
        let standings = try reader.instruments(at: point, jurisdictions: try call.jurisdictions(reader, point) ?? [])
            .filter { wanted == nil || $0.standing?.state.words == wanted }
        let columns = [
            Table.Column("instrument", title: "Instrument"), Table.Column("jurisdiction", title: "Jurisdiction"),
            Table.Column("kind", title: "Kind"), Table.Column("title", title: "Title"),
            Table.Column("state", title: "State"), Table.Column("since", title: "Since"),
        ]
        let rows = standings.map { item in
            let words = item.standing.map { $0.words } ?? "no step yet"
            return [
                Table.Cell(item.instrument.id.text), Table.Cell(item.instrument.id.jurisdiction?.code ?? ""),
                Table.Cell(item.instrument.kind), Table.Cell(item.instrument.title ?? ""),
                Table.Cell(
                    item.standing?.state.words ?? "", display: item.isPossible ? "\(words) (a change is possible)" : words),
                Table.Cell(item.standing?.since.text ?? ""),
            ]
        }
        call.show(Table(columns: columns, rows: rows), after: rows.isEmpty ? ["No instrument is known at this point."] : [])
        return 0
    }

    static let treaties = Command(
        CommandDeclaration(
            "treaties", group: "Replay", summary: "List the participation of jurisdictions in treaties.",
            discussion: [
                "The CSV columns are treaty, jurisdiction, status, since. Without --jurisdiction or --region those that have"
                    + " acted are listed; with them also those that have taken no action."
            ],
            options: CommonOptions.point + [treaty, CommonOptions.jurisdiction, CommonOptions.region, CommonOptions.format],
            examples: [("lawledger treaties --region AIPA", "which members of a body are parties")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let found = try reader.treaties(
            at: point, treaty: call.invocation.value(of: treaty), jurisdictions: try call.jurisdictions(reader, point) ?? [])
        let columns = [
            Table.Column("treaty", title: "Treaty"), Table.Column("jurisdiction", title: "Jurisdiction"),
            Table.Column("status", title: "Status"), Table.Column("since", title: "Since"),
        ]
        let rows = found.map { item in
            let status = item.participation.status.rawValue
            let act = item.participation.act.map { " (\($0.rawValue))" } ?? ""
            let possible = item.participation.isPossible ? ", a change is possible" : ""
            return [
                Table.Cell(item.treaty.text), Table.Cell(item.jurisdiction.code),
                Table.Cell(status, display: status + act + possible), Table.Cell(item.participation.since?.text ?? ""),
            ]
        }
        call.show(Table(columns: columns, rows: rows), after: rows.isEmpty ? ["No act about a treaty is known at this point."] : [])
        return 0
    }

    private static let kind = Option<CommitmentKind>(
        "kind", valueName: "KIND", reading: .choice, help: "Only this kind.")
    private static let standing = Option<Commitment.State>(
        "state", valueName: "STATE", reading: .choice, help: "Only those in this state.")

    static let commitments = Command(
        CommandDeclaration(
            "commitments", group: "Replay", summary: "List what consultations undertook, by kind and state.",
            options: CommonOptions.point + [kind, standing, CommonOptions.format],
            examples: [("lawledger commitments --kind commitment", "the commitments and where they stand")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let (wantedKind, wantedState) = (call.invocation.value(of: kind), call.invocation.value(of: standing))
        let found = try reader.commitments(at: point)
            .filter { (wantedKind == nil || $0.kind == wantedKind) && (wantedState == nil || $0.state == wantedState) }
        let columns = [
            Table.Column("commitment", title: "Commitment"), Table.Column("kind", title: "Kind"),
            Table.Column("state", title: "State"), Table.Column("since", title: "Since"),
            Table.Column("due", title: "Due"), Table.Column("overdue", title: "Overdue", jsonKind: .boolean, audience: .machines),
            Table.Column("consultation", title: "Consultation"), Table.Column("by", title: "By"),
            Table.Column("heading", title: "Heading", audience: .machines), Table.Column("text", title: "Text"),
        ]
        let rows = found.map { item in
            [
                Table.Cell(item.id.text), Table.Cell(item.kind.rawValue),
                Table.Cell(
                    item.state.rawValue, display: item.isOverdue ? "\(item.state.rawValue), overdue" : nil,
                    style: item.isOverdue ? .attention : .plain),
                Table.Cell(item.since.text), Table.Cell(item.due?.text ?? ""), Table.Cell(item.isOverdue ? "true" : "false"),
                Table.Cell(item.consultation?.text ?? ""), Table.Cell(item.by ?? ""), Table.Cell(item.heading ?? ""),
                Table.Cell(item.text),
            ]
        }
        let states = Dictionary(grouping: found, by: \.state).map { "\($0.value.count) \($0.key.rawValue)" }.sorted()
        call.show(
            Table(columns: columns, rows: rows),
            after: [rows.isEmpty ? "No commitment is known at this point." : states.joined(separator: ", ") + "."])
        return 0
    }

    static let review = Command(
        CommandDeclaration(
            "review", group: "Replay", summary: "List the cells that await a person, with the reasons.",
            discussion: ["A cell awaits a person when a flag other than possible stands on it; disputes are shown with their grounds."],
            options: CommonOptions.point + [CommonOptions.format],
            examples: [("lawledger review", "what to look at next")])
    ) { call in
        let reader = try call.reader()
        let point = try call.point(reader)
        let names = try reader.indicatorNames(at: point.position)
        let columns = [
            Table.Column("checklist", title: "Checklist", audience: .machines), Table.Column("jurisdiction", title: "Jurisdiction"),
            Table.Column("indicator", title: "Indicator"), Table.Column("level", title: "Level"),
            Table.Column("reasons", title: "Reasons", jsonKind: .list), Table.Column("disputes", title: "Disputes", jsonKind: .list),
        ]
        let rows = try reader.review(at: point).map { item in
            [
                Table.Cell(item.cell.indicator.checklist.text), Table.Cell(item.cell.jurisdiction.code),
                Table.Cell(names.printed(item.cell.indicator)), Table.Cell(item.value.levelWords, style: item.value.style),
                .list(item.reasons, style: .attention), .list(try reader.disputes(of: item.cell, at: point)),
            ]
        }
        call.show(Table(columns: columns, rows: rows), after: [rows.isEmpty ? "Nothing awaits a person." : "\(rows.count) cells."])
        return 0
    }
}

extension Standing {
    /// The state with the provisions it is limited to.
    var words: String {
        provisions.isEmpty ? state.words : "\(state.words) (\(provisions.joined(separator: ", ")))"
    }
}

extension Call {
    /// The jurisdictions that the options choose; nil where they choose none.
    func jurisdictions(_ reader: LedgerReader, _ point: Point) throws -> [Jurisdiction]? {
        let asked = try invocation.values(of: CommonOptions.jurisdiction).map { try reader.jurisdiction($0) }
        guard let region = invocation.value(of: CommonOptions.region) else { return asked.isEmpty ? nil : asked }
        let members = try reader.body(region, at: point.position).members(on: point.day)
        return asked.isEmpty ? members : members.filter(asked.contains)
    }
}

extension LedgerReader {
    /// The disputes that stand on a cell: by whom and on what grounds.
    func disputes(of cell: Cell, at point: Point) throws -> [String] {
        guard let (explanation, known) = try explanation(of: cell, at: point) else { return [] }
        return explanation.disputes.compactMap { position in
            guard let payload = known.entry(at: position)?.content?.payload else { return nil }
            return "\(position) \(payload["by"]?.asText ?? ""): \(payload["grounds"]?.asText ?? "")"
        }
    }
}
