// An event on one line: what it is about and what happened, in the words of the catalogue.
import JSON
import Ledger
import LedgerService

enum EventSummary {
    private static let objects = [
        "instrument", "treaty", "resolution", "plan", "commitment", "consultation", "checklist", "body",
    ]
    private static let details = ["level", "state", "text", "reading", "grounds", "answer", "because"]

    /// The line of an event of the log; of what corrects, retracts or redacts another event, what that was: `VN grooming
    /// assessed: corrected: misread`.
    static func line(_ logged: LoggedEvent, _ names: IndicatorNames) -> String {
        let content = logged.event.content
        guard let original = logged.original, !content.isPayloadErased else { return line(content, names) }
        let clause = Catalogue.type(named: content.type)?.clause(of: content.payload.members) ?? content.type
        let reason = content.payload.members["because"]?.asText.map { ": \($0)" } ?? ""
        let object =
            logged.takesBack.map { "\($0.isCorrection ? "correction" : "retraction") \($0.position) " } ?? ""
        return
            "\(original.position) \(line(original.content, names, isBrief: true)): \(object)\(clause)\(reason)"
    }

    /// `ph/act/2009/ra-9775 in force: (s. 4(h))`; a reader who sees the instrument above needs no `instrument`.
    /// What was to commence and was postponed is said to have been; `isLater` asks for what happens on the other date,
    /// `isBrief` without what was said in detail.
    static func line(
        _ content: Content, _ names: IndicatorNames, without instrument: InstrumentID? = nil,
        postponed: Postponement? = nil, isLater: Bool = false, isBrief: Bool = false
    ) -> String {
        guard let type = Catalogue.type(named: content.type), content.version <= type.version else {
            return "\(content.type), version \(content.version)"
        }
        guard !content.isPayloadErased else { return "\(content.type): \(ErasureNote.erased)" }
        let fields = content.payload.members
        let own = String(content.type.prefix { $0 != "." })
        let object = (own == "indicator" ? [] : [own] + objects).compactMap { fields[$0]?.asText }.first {
            $0 != instrument?.text
        }
        let body = fields["body"]?.asText.flatMap { $0 == object ? nil : $0 }
        let indicator = fields["indicator"]?.asText.map { name in
            name.contains("/") ? names.printed(IndicatorID(name)) : name
        }
        let about = fields["event"]?.asText.flatMap { $0 == object ? nil : $0 }
        let subject = [fields["jurisdiction"]?.asText, object, indicator, about]
        let provisions = (fields["provisions"]?.asList ?? []).compactMap(\.asText)
        let limited = provisions.isEmpty ? nil : "(\(provisions.joined(separator: ", ")))"
        let by = (fields["by"]?.asText ?? body).map { "by \($0)" }
        let detail = details.compactMap { fields[$0]?.asText }
        let newDate = isLater ? nil : fields["newDate"]?.asText.map { "to \($0)" }
        let clause =
            postponed.flatMap { $0.clause(of: fields, isLater: isLater) }
            ?? (isLater ? type.laterClause : type.clause(of: fields))
        let words =
            (subject + [clause, newDate, by, limited]).compactMap(\.self).joined(separator: " ")
            + (postponed?.words(of: fields) ?? "")
        return detail.isEmpty || isBrief ? words : "\(words): \(detail.joined(separator: " "))"
    }
}
