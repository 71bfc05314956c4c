// Values as text, so that what an event changes can be kept in a file and compared byte by byte.
import JSON
import Ledger

/// Values as text by their parts, independent of how Swift prints them.
enum Described {
    static func text(_ value: Any) -> String {
        switch value {
        case let date as EDTF: return date.text
        case let step as StepKind: return step.name
        case let jurisdiction as Jurisdiction: return jurisdiction.code
        case let day as Day: return day.description
        case let text as String: return text.debugDescription
        case let json as JSON: return json.canonical
        case let sources as Sources: return text(sources.stated)
        case let payload as CanonicalJSON: return text(payload.members)
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { text($0.value) } ?? "nil"
        case .collection: return "[" + mirror.children.map { text($0.value) }.joined(separator: ", ") + "]"
        case .dictionary, .set:
            return "{" + mirror.children.map { text($0.value) }.sorted().joined(separator: ", ") + "}"
        case .enum where mirror.children.isEmpty: return "\(value)"
        case .enum:
            return mirror.children.map { "\($0.label ?? "")(\(text($0.value)))" }.joined()
        case .tuple, .struct:
            return mirror.children.map { "\($0.label ?? ""): \(text($0.value))" }.joined(separator: ", ")
        default: return "\(value)"
        }
    }
}
