// Erases parts of an event for good, where a correction is not enough: what it says must not be read by anyone.
import CommandParsing
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

extension Command {
    private static let part = Option<ErasablePart>(
        "part", valueName: "PART", reading: .choice, help: "What to erase; repeat it for several.",
        required: true, repeats: true)

    static let redact = Command(
        CommandDeclaration(
            "redact", group: "Record", summary: "Erase parts of an event for good.",
            discussion: [
                "For what must not be read by anyone: a name, a quotation. An error is corrected or retracted instead. The"
                    + " parts are erased with those of the event's corrections that repeat them; the event stays, with who"
                    + " erased what, when and why, and so does its proof. What rested on an erased payload is no longer"
                    + " shown, at any state of the record. Record again what may stay with: lawledger correct.",
                "Nothing is erased where an event is not what was recorded: what is kept of an erased part would vouch for the"
                    + " change.",
                "The record of the redaction stays for good, with its reason and with what the event was filed under (cell,"
                    + " instrument): write no name into the reason.",
                "The file is written anew, so that no trace is left in it; that takes as long as an import of it. Backups,"
                    + " exports and copies of the file still hold the text: erase or redact them yourself.",
            ],
            arguments: [AmendmentOptions.target],
            options: [part, AmendmentOptions.because, CommonOptions.recordedBy, CommonOptions.dryRun],
            examples: [
                (
                    "lawledger redact '#67' --part note --because 'It named a person who asked for its removal.'",
                    "the note is gone; date, type and everything else stay"
                )
            ])
    ) { call in
        let ledger = try call.ledger()
        let reader = LedgerReader(ledger, now: call.world.now())
        let (event, _) = try reader.find(try call.invocation.required(AmendmentOptions.target))
        let parts = Set(call.invocation.values(of: part))
        let reason = try call.invocation.required(AmendmentOptions.because)
        guard !reason.isEmpty else { throw QuestionProblem("the reason is empty: give --because REASON") }
        let group = try ledger.slice(around: event.id, through: .end)
        for event in group { try ledger.requireRecorded(event) }
        let plan = try RedactionPlan(of: event, parts, group: group)
        for erasure in plan.erasures { call.world.write(RedactionText.line(erasure, plan) + "\n") }
        if call.invocation.isSet(CommonOptions.dryRun) {
            call.world.write("It would be erased; nothing was written.\n")
            return 0
        }
        if plan.erasures.isEmpty {
            try ledger.eraseTraces()
            call.world.write("Erased before; the file was written anew once more.\n")
        } else {
            try call.noteClock(ledger)
            guard try call.confirms() else { throw NothingRecorded() }
            let before = try reader.shown(plan.about)
            let appended = try ledger.redact(event.id, parts, because: reason, call.terms(what: "events"))
            call.world.write("Recorded \(appended.id) as \(appended.position).\n")
            call.noteFixedClock()
            try call.showChanges(by: appended, from: before, to: reader.shown(plan.about), reader)
        }
        call.world.say("lawledger: note: \(RedactionText.elsewhere)\n")
        try call.finish(ledger)
        return 0
    }
}

enum RedactionText {
    static let elsewhere =
        "backups, exports and copies of this ledger still hold what was erased, and so does a copy that an earlier"
        + " version left beside it: delete them, or redact them too"

    /// `#17 ph-ra-9775-commenced: payload, note`, and what becomes of a correction.
    static func line(_ erasure: (event: Event, parts: Set<ErasablePart>), _ plan: RedactionPlan) -> String {
        let names = ErasablePart.allCases.filter(erasure.parts.contains).map(\.rawValue)
        let undone: [String: String] = [
            "event.corrected": " (what it corrected no longer holds)",
            "event.retracted": " (what it took back holds again)",
        ]
        return
            "\(erasure.event.position) \(Visible.escaped(erasure.event.id.text)): \(names.joined(separator: ", "))"
            + (erasure.parts.contains(.payload) ? undone[erasure.event.content.type] ?? "" : "")
    }
}

extension LedgerReader {
    /// What the cells show today that some subjects bear on: cells themselves, and those of an instrument or an indicator.
    fileprivate func shown(_ subjects: [Subject]) throws -> [Cell: StoredCell] {
        let point = try point(asOf: nil, knownAt: nil)
        let redacted = try redactedCells(knownAt: point.position, by: point.day)
        let cells = Set(try subjects.flatMap { try self.cells(under: $0, at: point.position) })
        return try cells.reduce(into: [:]) { shown, cell in
            let found = try log.cell(cell, on: point.day, knownAt: point.position)
            shown[cell] = (found ?? .nothing(of: cell)).flagged(redacted)
        }
    }

    private func cells(under subject: Subject, at position: Position) throws -> [Cell] {
        switch subject {
        case .cell(let cell): return [cell]
        case .instrument(let id): return try knowledge(of: [subject], at: position).cells(of: id).sorted()
        case .indicator(let id):
            return try log.subjects(kind: "cell", through: position).compactMap {
                if case .cell(let cell) = $0, cell.indicator == id { cell } else { nil }
            }
        default: return []
        }
    }
}

extension Call {
    /// Shows the cells that show something else, in the table of a recording.
    fileprivate func showChanges(
        by appended: Appended, from before: [Cell: StoredCell], to after: [Cell: StoredCell],
        _ reader: LedgerReader
    ) throws {
        let names = try reader.indicatorNames(at: appended.position)
        let cells = Set(before.keys).union(after.keys).sorted()
        let rows = cells.compactMap { cell -> [Table.Cell]? in
            let (from, to) = (before[cell] ?? .nothing(of: cell), after[cell] ?? .nothing(of: cell))
            guard from.datedDisplay != to.datedDisplay || !from.value.showsSame(as: to.value) else {
                return nil
            }
            let change = CellChange(day: reader.now.day, from: from, to: to)
            return ChangeTable.row(appended, change, today: reader.now.day, names)
        }
        show(
            Table(columns: ChangeTable.columns, rows: rows),
            after: rows.isEmpty ? [RecordingWords.nothing] : [])
    }

    /// Asks a person once more; whoever is no person has said it all.
    fileprivate func confirms() throws -> Bool {
        guard world.isInteractive else { return true }
        world.say("This cannot be undone. Erase it? [y/N] ")
        return ["y", "yes"].contains(world.readLine()?.lowercased() ?? "")
    }
}
