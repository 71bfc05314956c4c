// What a reader of a ledger answers, as text: two stores that hold the same log give the same text.
import EventLog
import JSON
import Ledger
import LedgerService

/// Every question that a reader answers, asked at some points.
struct Answers {
    let reader: LedgerReader

    init(_ log: any EventLog) { reader = LedgerReader(log, now: RandomLog.now) }

    static func line(_ value: CellValue, _ pipeline: [PipelineEntry] = []) -> String {
        [
            value.levelWords, value.basis?.rawValue ?? "-", value.flags.names.joined(separator: "+"),
            value.since ?? "-",
            "\(value.position?.number ?? 0)", "\(value.causes)", "\(value.support)",
            pipeline.map { "\($0.instrument) \($0.words)" }.joined(separator: "+"),
            "\(value.isByRevision)",
            value.scale.joined(separator: "<"),
        ].joined(separator: " ; ")
    }

    func matrix(_ point: Point, _ filter: MatrixFilter = MatrixFilter()) throws -> [String] {
        try reader.matrix(at: point, filter).flatMap { matrix in
            [
                "\(matrix.checklist) \(matrix.title): \(matrix.indicators.map { "\($0.id) v\($0.version.number)" })"
            ]
                + matrix.cells.map { "\($0.cell): \(Answers.line($0.value, $0.pipeline))" }
                + matrix.indicators.map { "\($0.id): \(matrix.counts($0.id))" }
        }
    }

    func comparison(_ first: Point, _ second: Point) throws -> [String] {
        let result = try reader.comparison(of: first, second)
        return result.differences.map { difference in
            "\(difference.leg) \(difference.cell): \(Answers.line(difference.from)) -> \(Answers.line(difference.to)), "
                + "\(difference.kind) \(difference.direction?.rawValue ?? "-") \(difference.events)"
        } + result.events.map { "\($0.leg) \(line($0.entry))" } + ["\(result.eventCount) events"]
    }

    private func line(_ entry: TimelineEntry) -> String {
        "\(entry.entry.event.position) \(entry.content.type) \(entry.content.occurred) \(entry.isPossible) "
            + "\(entry.content.json.canonical) \(entry.changes)"
    }

    func timeline(_ since: Day, _ point: Point, _ filter: TimelineFilter = TimelineFilter()) throws
        -> [String]
    {
        try reader.timeline(since: since, until: point, filter).map(line)
            + reader.series(since: since, until: point, filter).map { "\($0)" }
    }

    func listings(_ point: Point) throws -> [String] {
        try reader.instruments(at: point).map {
            "\($0.instrument.id): \($0.standing.debugDescription) \($0.isPossible)"
        }
            + reader.treaties(at: point).map { "\($0)" }
            + reader.commitments(at: point).map { "\($0)" }
            + reader.consultations(knownAt: point.position).map { "\($0)" }
            + reader.review(at: point).map { "\($0.cell) \(Answers.line($0.value)) \($0.reasons)" }
            + reader.indicatorNames(at: point.position).printedNames
            + ((try? reader.body("AIPA", at: point.position).members(on: point.day).map(\.code)) ?? [
                "no body"
            ])
    }

    /// The log with what became of each event, whole, of a country, of an indicator and of an instrument; and by which events
    /// the flags of cells stand.
    func events(_ point: Point) throws -> [String] {
        var ofCountry = EventFilter()
        ofCountry.jurisdictions = [try Jurisdiction.resolve("KH")]
        var ofIndicator = EventFilter()
        ofIndicator.indicators = [try reader.indicator("first/grooming", at: point.position)]
        var ofInstrument = EventFilter()
        ofInstrument.instrument = InstrumentID(RandomLog.instruments[0])
        var lines: [String] = []
        for filter in [EventFilter(), ofCountry, ofIndicator, ofInstrument] {
            try reader.forEachEvent(
                after: .zero, through: point.position, knownAt: point.position, filter
            ) { logged in
                lines.append(
                    "\(logged.event.position) \(String(describing: logged.original?.position)) "
                        + "\(logged.correctedBy) \(String(describing: logged.retractedBy))")
                return true
            }
        }
        return try lines
            + reader.review(at: point).map { item in
                let found = try reader.explanation(of: item.cell, at: point)
                return "\(item.cell) \(found.map { FlagCauses($0.0, $0.1, on: point.day).all } ?? [])"
            }
    }

    /// Everything at a point, with a second point to compare with.
    func all(_ first: Point, _ second: Point) throws -> [String] {
        var region = MatrixFilter()
        region.region = "AIPA"
        var law = MatrixFilter()
        law.basis = .law
        var supposing = MatrixFilter()
        supposing.ifEnacted = RandomLog.instruments[0]
        var ofIndicator = TimelineFilter()
        ofIndicator.indicators = ["first/grooming"]
        // What is not known at a point is refused; both stores refuse it with the same words.
        let questions: [() throws -> [String]] = [
            { try matrix(second) }, { try matrix(second, region) }, { try matrix(second, law) },
            { try matrix(second, supposing) }, { try comparison(first, second) },
            { try timeline(first.day, second) },
            { try timeline(.distantPast, second, ofIndicator) }, { try listings(second) },
            { try events(second) },
        ]
        return try questions.flatMap { question in
            do { return try question() } catch let problem as QuestionProblem { return ["\(problem)"] }
        }
    }
}

extension IndicatorNames {
    fileprivate var printedNames: [String] { RandomLog.indicators.map { printed(IndicatorID($0.name)) } }
}
