// An event on one line: what it is about and what happened, in the words of the catalogue.
import JSON
import Ledger

enum EventSummary {
    /// `PH ph/act/2009/ra-9775 in force (s. 4(h))`.
    static func line(_ content: Content) -> String {
        guard let type = Catalogue.type(named: content.type) else { return content.type }
        let about = ["instrument", "treaty", "resolution", "plan", "commitment", "consultation", "checklist", "body"]
        let fields = content.payload
        let place = fields["jurisdiction"]?.asText
        let object = about.compactMap { fields[$0]?.asText }.first
        let indicator = fields["indicator"]?.asText
        let event = fields["event"]?.asText
        let subject = [place, object, indicator, event].compactMap(\.self).joined(separator: " ")
        let provisions = (fields["provisions"]?.asList ?? []).compactMap(\.asText)
        let detail = [
            fields["level"]?.asText, fields["state"]?.asText, fields["text"]?.asText, fields["reading"]?.asText,
            fields["grounds"]?.asText, fields["answer"]?.asText, fields["because"]?.asText,
            provisions.isEmpty ? nil : "(\(provisions.joined(separator: ", ")))",
        ].compactMap(\.self)
        let words = ([subject, type.clause].filter { !$0.isEmpty }).joined(separator: " ")
        return detail.isEmpty ? words : "\(words): \(detail.joined(separator: " "))"
    }
}
