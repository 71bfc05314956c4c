// The program knows no country, body, checklist or indicator: they are recorded as events. The names to look
// for come from the bundled records themselves, so that a new record brings its own.
import JSON
import Ledger

/// The names that a record speaks of.
struct RecordNames {
    /// Names of bodies, checklists and indicators, and of the record, in lower case.
    private(set) var things: Set<String> = []
    /// Names of jurisdictions in lower case.
    private(set) var jurisdictions: Set<String> = []

    init(record name: String, lines: some Sequence<String>) throws {
        things.insert(name)
        for line in lines where !line.isEmpty {
            guard let payload = try JSON(parsing: Array(line.utf8))["data"]?["payload"] else { continue }
            for field in ["body", "checklist", "indicator"] {
                things.formUnion(
                    (payload[field]?.asText ?? "").lowercased().split(separator: "/").map(String.init))
            }
            if let text = payload["jurisdiction"]?.asText, let jurisdiction = try? Jurisdiction(code: text) {
                jurisdictions.insert(jurisdiction.name.lowercased())
            }
        }
    }

    /// The literals of a source that name a thing of the record outside an example.
    ///
    /// A text with spaces is prose that people read: help may say “such as” and a name.
    func findings(_ file: ProjectFile) -> [Finding] {
        SwiftText(file.text).literals.filter { !$0.isExample }.compactMap { literal in
            guard let name = named(literal.text, in: file) else { return nil }
            return Finding(
                path: file.path, line: literal.line,
                message:
                    "the program knows “\(name)” by name: it comes from the record; read it from the events, or put"
                    + " the text into an example")
        }
    }

    private func named(_ text: String, in file: ProjectFile) -> String? {
        let whole = text.lowercased()
        if !file.path.hasPrefix("Sources/Ledger/Names/"), jurisdictions.contains(whole) { return text }
        return whole.split { $0 == "/" || $0 == "." }.map(String.init).first(where: things.contains)
    }
}
