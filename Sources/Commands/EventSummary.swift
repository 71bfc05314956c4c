// An event on one line: what it is about and what happened, in the words of the catalogue.
import JSON
import Ledger

enum EventSummary {
    private static let objects = [
        "instrument", "treaty", "resolution", "plan", "commitment", "consultation", "checklist", "body",
    ]
    private static let details = ["level", "state", "text", "reading", "grounds", "answer", "because"]

    /// `ph/act/2009/ra-9775 in force: (s. 4(h))`; a reader who sees the instrument above needs no `instrument`.
    static func line(_ content: Content, _ names: IndicatorNames, without instrument: InstrumentID? = nil)
        -> String
    {
        guard let type = Catalogue.type(named: content.type) else { return content.type }
        let fields = content.payload
        let object = objects.compactMap { fields[$0]?.asText }.first { $0 != instrument?.text }
        let indicator = fields["indicator"]?.asText.map { name in
            name.contains("/") ? names.printed(IndicatorID(name)) : name
        }
        let subject = [fields["jurisdiction"]?.asText, object, indicator, fields["event"]?.asText]
        let provisions = (fields["provisions"]?.asList ?? []).compactMap(\.asText)
        let detail =
            details.compactMap { fields[$0]?.asText }
            + (provisions.isEmpty ? [] : ["(\(provisions.joined(separator: ", ")))"])
        let words = (subject.compactMap(\.self) + [type.clause]).joined(separator: " ")
        return detail.isEmpty ? words : "\(words): \(detail.joined(separator: " "))"
    }
}
