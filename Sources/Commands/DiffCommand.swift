// The difference between two points.
import CommandParsing
import Ledger
import LedgerService
import Tables

extension Command {
    private static let first = Argument<String>(
        "A", reading: .text, help: "A date, a consultation, or D@K: a date as known at an instant.")
    private static let eventsAlone = Flag(
        "events",
        help:
            "List only the drafts, steps of laws, resolutions, endorsements and commitments between the points."
    )
    private static let second = Argument<String>("B", reading: .text, help: "The same for the later point.")

    static let diff = Command(
        CommandDeclaration(
            "diff", group: "Compare",
            summary: "Show what differs between two consultations or dates, and why.",
            discussion: [
                "The way from A to B has two legs: record is what has been learnt or corrected about the first date since;"
                    + " world is what has changed in the world. By default both points use what is known now; with"
                    + " --as-reported each consultation uses what was known when it reported.",
                "Better or worse is said only where no level is possible at both ends. The CSV columns are checklist,"
                    + " jurisdiction, indicator, leg, from, to, kind, direction, events, from_basis, to_basis, from_rests_on,"
                    + " to_rests_on: the last four say on what the level rests before and after. With --events the other list"
                    + " is given, what else happened between the points.",
            ],
            arguments: [first, second],
            options: [
                CommonOptions.asReported, CommonOptions.region, CommonOptions.checklist,
                CommonOptions.jurisdiction,
                CommonOptions.indicator, EvidenceOptions.atRoot, eventsAlone, CommonOptions.page,
                CommonOptions.format,
            ],
            examples: [
                ("lawledger diff first second", "the progress between two consultations"),
                ("lawledger diff first second --as-reported", "the same as each was reported"),
                (
                    "lawledger diff first second --events --format csv",
                    "what else happened between, for a spreadsheet"
                ),
                ("lawledger diff 2022-04-19@2022-06-30 2022-04-19", "what has been learnt about a day since"),
            ])
    ) { call in
        let reader = try call.reader()
        let reported = call.invocation.isSet(CommonOptions.asReported)
        let a = try reader.point(try call.invocation.required(first), asReported: reported)
        let b = try reader.point(try call.invocation.required(second), asReported: reported)
        try call.compareRoot(at: b.position, reader)
        try call.noteErasures(
            reader, at: b, about: try reader.isShown(by: call.matrixFilter, at: b))
        guard a.day <= b.day else {
            throw QuestionProblem(
                "\(a.words) (\(a.day)) lies after \(b.words) (\(b.day)): give the earlier point first")
        }
        let page = call.invocation.value(of: CommonOptions.page) ?? 1
        let result = try reader.comparison(of: a, b, call.matrixFilter, page: page)
        let names = try reader.indicatorNames(at: b.position)
        if call.invocation.isSet(eventsAlone) {
            call.heading("From \(a.pointWords) to \(b.pointWords)")
            call.showEvents(of: result, page: page, names)
            try call.state([a, b], reader)
            return 0
        }
        let table = Table(
            columns: DiffTable.columns, rows: result.differences.map { DiffTable.row($0, names) })
        let notes =
            try result.retired.map { DiffTable.retired($0.id, since: $0.since, names) }
            + DiffTable.moves(result, of: call.matrixFilter.region ?? "")
            + reader.possibleMoves(at: b, call.matrixFilter).map {
                MatrixTable.possibleMove(
                    $0.jurisdiction, joins: $0.joins, call.matrixFilter.region ?? "", $0.date)
            }
        guard call.format == .text || call.format == .markdown else {
            call.show(table)
            // A table for machines has no room for it.
            for note in notes { call.world.say("lawledger: note: \(note)\n") }
            try call.state([a, b], reader)
            return 0
        }
        call.heading("From \(a.pointWords) to \(b.pointWords)")
        for leg in Leg.allCases { call.show(leg, of: result, names) }
        if result.differences.isEmpty { call.show(Table(columns: []), after: ["No cell differs.", ""]) }
        for note in notes { call.show(Table(columns: []), after: [note, ""]) }
        if result.eventCount > 0 || page > 1 { call.showEvents(of: result, page: page, names) }
        try call.state([a, b], reader, isParted: result.eventCount == 0 && page == 1)
        return 0
    }
}

extension Call {
    /// The cells that differ in a leg.
    fileprivate func show(_ leg: Leg, of result: ComparisonResult, _ names: IndicatorNames) {
        let found = result.differences.filter { $0.leg == leg }
        guard !found.isEmpty else { return }
        heading(DiffTable.title(of: leg, result))
        let count = found.count == 1 ? "1 difference." : "\(found.count) differences."
        let rows = found.map { DiffTable.rowForPeople($0, names) }
        show(
            Table(columns: DiffTable.columnsForPeople, rows: rows),
            after: [
                "",
                "\(count) The numbers name events: lawledger event '\(found.lazy.flatMap(\.events).first ?? Position(1))'.",
                "",
            ])
    }

    /// What else happened: a page of events.
    fileprivate func showEvents(of result: ComparisonResult, page: Int, _ names: IndicatorNames) {
        let missing = Paging.missing(page, count: result.eventCount)
        let table = DiffTable.events(result.events, names)
        let pages = (result.eventCount + 99) / 100
        let next = page < pages ? "; the next one: --page \(page + 1)" : ""
        let count = result.eventCount == 1 ? "1 event" : "\(result.eventCount) events"
        let end = missing ?? (pages > 1 ? "\(count); page \(page) of \(pages)\(next)." : "\(count).")
        guard format == .text || format == .markdown else {
            show(table)
            return note(missing ?? (pages > 1 ? end : nil))
        }
        guard !result.events.isEmpty else {
            return show(Table(columns: []), after: [missing ?? "No such event."])
        }
        heading("Drafts, steps of laws, resolutions, endorsements and commitments between")
        show(table, after: ["", end])
    }
}
