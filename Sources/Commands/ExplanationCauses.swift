// The causes of a cell, one after the other, in words; how they are laid out is not decided here.
import JSON
import Ledger
import LedgerService

/// An assessment, a finding with the steps of its instrument, or a dispute.
struct ExplanationCause {
    let kind: String
    let position: Position
    let occurred: String
    let what: String
    /// The words where the instrument is named above already.
    var short: String?
    var gives = ""
    var counts = ""
    var prevails = false
    /// The row of the decision table that a finding satisfies: `2: Partially where criminalised yes, technology no`.
    var row = ""
    /// Who judged, as an assessment says.
    var assessor = ""
    /// The corrections that it is read with.
    var corrections: [CauseCorrection] = []
    let sources: Sources?
    /// When and by whom it was recorded, and the remark of whoever recorded it.
    var recorded: Instant?
    var recordedBy = ""
    var note = ""
    var steps: [ExplanationCause] = []
}

extension ExplanationCause {
    /// What cannot be a cause any more, because it is erased.
    static func loss(_ erasure: Erasure) -> ExplanationCause {
        let sources = erasure.record.content.sources
        // Where no source is stated, the reason is given in its place, which stands here already.
        let isStated = if case .list = sources.stated { true } else { false }
        return ExplanationCause(
            kind: "redaction", position: erasure.record.position,
            occurred: erasure.record.content.occurred.text,
            what: "\(erasure.record.recordedBy) erased what \(erasure.event.position) said"
                + " (\(erasure.partsWords)): \(erasure.redaction.because)",
            sources: isStated ? sources : nil, recorded: erasure.record.recorded,
            recordedBy: erasure.record.recordedBy)
    }
}

struct ExplanationCauses {
    private let explanation: Explanation
    private let known: Knowledge
    private let names: IndicatorNames
    private let day: Day

    init(_ explanation: Explanation, _ known: Knowledge, _ names: IndicatorNames, on day: Day) {
        self.day = day
        self.explanation = explanation
        self.known = known
        self.names = names
    }

    /// Assessments by date, findings in the order of recording, the revision that applies, then disputes.
    var all: [ExplanationCause] {
        explanation.judgements.map(judgement) + explanation.readings.map(reading)
            + [revision].compactMap(\.self) + explanation.objections.map(objection)
    }

    /// The revision whose criteria apply on the day; nil where they are those of the definition, or nothing was judged.
    private var revision: ExplanationCause? {
        let (version, position) = (explanation.version, explanation.version.position)
        let isJudged = !explanation.judgements.isEmpty || !explanation.readings.isEmpty
        guard version.number > 1, isJudged else { return nil }
        let content = known.entry(at: position)?.content
        let decides = explanation.value.position == position
        return cause(
            "revision", position, occurred: version.occurred.text,
            what: content.map { EventSummary.line($0, names) } ?? "",
            gives: "criteria version \(version.number)", counts: decides ? "decides the level" : "applies",
            prevails: decides)
    }

    private func judgement(_ judgement: Explanation.Judgement) -> ExplanationCause {
        let payload = known.entry(at: judgement.position)?.content?.payload.members
        let until = judgement.assessment.until.map { " until \($0)" } ?? ""
        let reason = payload?["justification"]?.asText
        let criteria = "criteria version \(judgement.version)\(named(judgement))"
        var cause = cause(
            "assessment", judgement.position, occurred: judgement.occurred.text + until,
            what: reason.map { "\($0) (\(criteria))" } ?? criteria, gives: payload?["level"]?.asText ?? "",
            counts: judgement.role.rawValue, prevails: judgement.role == .prevails)
        cause.assessor = payload?["assessor"]?.asText ?? ""
        return cause
    }

    /// The findings that an assessment rests on by its own words.
    private func named(_ judgement: Explanation.Judgement) -> String {
        let standing = judgement.findings.compactMap(\.position).sorted().map(\.description)
        let gone = judgement.findings.filter { $0.position == nil }.map(\.id.text)
        return (standing.isEmpty ? "" : "; rests on \(standing.joined(separator: ", "))")
            + (gone.isEmpty
                ? "" : "; names what is no finding of this cell any more: \(gone.joined(separator: ", "))")
    }

    private func reading(_ reading: Explanation.Reading) -> ExplanationCause {
        let finding = reading.finding
        let answers = finding.answers.sorted { $0.key < $1.key }.map {
            "\($0.key) \($0.value ? "yes" : "no")"
        }
        let provisions = finding.provisions.isEmpty ? "" : " \(finding.provisions.joined(separator: ", "))"
        let since = finding.since.map { ", from \($0)" } ?? ""
        let found = answers.isEmpty ? "no criterion answered" : answers.joined(separator: ", ")
        let scale = explanation.version.criteria.scale
        let levels = reading.levels.map { $0.isEmpty ? "no row: undecided" : $0.names(on: scale) }
        let row = reading.row.map { " by row \($0)" } ?? ""
        var cause = cause(
            "finding", reading.position, what: "\(finding.instrument)\(provisions)\(since): \(found)",
            gives: (levels ?? "no table") + row,
            counts: counts(reading), prevails: reading.counts)
        cause.steps = steps(finding.instrument)
        cause.row = reading.row.map(self.row) ?? ""
        return cause
    }

    /// A row of the decision table, counted from 1, in words.
    private func row(_ number: Int) -> String {
        let criteria = explanation.version.criteria
        guard criteria.table.rows.indices.contains(number - 1) else { return "\(number)" }
        return "\(number): \(criteria.table.rows[number - 1].words(on: criteria.scale))"
    }

    /// Whether a finding counts, and why.
    private func counts(_ reading: Explanation.Reading) -> String {
        let since = reading.finding.since
        switch reading.role {
        case .counts, .notInForce:
            let verb = reading.counts ? "counts" : "does not count"
            guard let standing = reading.standing else {
                return "\(verb): no step up to this day brings it into force"
            }
            let later = since.flatMap { $0.last > standing.since.last ? ", applies from \($0)" : nil } ?? ""
            return "\(verb): \(standing.state.words) since \(standing.since)\(reading.counts ? later : "")"
        case .notYet:
            let doubt = since?.doubt(on: day) == EDTF.possibly ? "possibly applies by then," : "applies"
            return "does not count yet: \(doubt) from \(since?.text ?? "")"
        case .takenOver(let other): return "does not count: \(other) took over"
        }
    }

    /// The steps of an instrument in the order of the world.
    private func steps(_ instrument: InstrumentID) -> [ExplanationCause] {
        let facts = known.facts(about: .instrument(instrument)).sorted {
            ($0.occurred.last, $0.change.orderWithinDay, $0.position)
                < ($1.occurred.last, $1.change.orderWithinDay, $1.position)
        }
        let postponements = Instrument(instrument, facts: facts).postponements
        return facts.compactMap { fact in
            guard case .step = fact.change, let content = known.entry(at: fact.position)?.content else {
                return nil
            }
            let postponed = postponements[fact.position]
            let words = { EventSummary.line(content, names, without: $0, postponed: postponed) }
            var cause = cause(
                "step", fact.position, occurred: fact.occurred.text, what: words(nil),
                counts: content.doubt(on: day, postponed: postponed) ?? "")
            cause.short = words(instrument)
            return cause
        }
    }

    private func objection(_ objection: Explanation.Objection) -> ExplanationCause {
        switch objection.dispute.kind {
        case .opened(let by, let claims, let grounds):
            cause(
                "dispute", objection.position, what: "\(by): \(grounds)", gives: claims ?? "",
                counts: objection.stands ? "unanswered" : "answered")
        case .answered(_, let answer): cause("answer", objection.position, what: answer)
        }
    }

    private func cause(
        _ kind: String, _ position: Position, occurred: String? = nil, what: String, gives: String = "",
        counts: String = "", prevails: Bool = false
    ) -> ExplanationCause {
        let entry = known.entry(at: position)
        return ExplanationCause(
            kind: kind, position: position, occurred: occurred ?? entry?.content?.occurred.text ?? "",
            what: what, gives: gives, counts: counts, prevails: prevails,
            corrections: entry.map(CauseCorrection.all) ?? [], sources: entry?.content?.sources,
            recorded: entry?.event.recorded,
            recordedBy: entry.map { $0.event.recordedBy.isEmpty ? ErasureNote.erased : $0.event.recordedBy }
                ?? "",
            note: entry?.content?.note ?? "")
    }
}
