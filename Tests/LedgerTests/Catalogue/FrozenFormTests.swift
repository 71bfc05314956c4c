// Every event type and version has a stored form that is frozen in Schema/events: whatever the program becomes,
// what was once written still means the same. Beside each form stands what it changes, as text. What is missing
// is written, and the test fails once: it is read by a person and then kept.
import Foundation
import JSON
import Ledger
import LedgerCoding
import Testing

struct FrozenFormTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Schema/events")

    private static func text(_ name: String) -> String? {
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// The changes as text: a line for each, every part of it by name.
    private static func dump(_ changes: [Change]) -> String {
        changes.map { Described.text($0) }.joined(separator: "\n") + "\n"
    }

    @Test func `every type and version has a frozen form`() throws {
        for type in Catalogue.all {
            for version in 1...type.version where Self.text("\(type.name)-v\(version).json") == nil {
                Issue.record("\(type.name) version \(version) had no frozen form")
                guard version == type.version else { continue }
                try Data(CloudEvents.line(Examples.event(Examples.content(type))).utf8)
                    .write(to: Self.folder.appending(path: "\(type.name)-v\(version).json"))
            }
        }
    }

    @Test func `every frozen form still decodes to the same changes`() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let forms = names.filter { $0.hasSuffix(".json") }.sorted()
        #expect(forms.count >= Catalogue.all.count)
        for form in forms {
            let (lines, problems) = CloudEventsReader.read(Array((Self.text(form) ?? "").utf8))
            #expect(problems.isEmpty, "\(form)")
            let proposal = try #require(lines.first, "\(form)").proposal
            var found: [Problem] = []
            let names = IndicatorNames([IndicatorID("sec-travel-tourism/grooming")]).resolver
            let content = DraftReader(names: names, keepsUnknown: false)
                .read(proposal, original: nil, into: &found)
            #expect(found.isEmpty, "\(form): \(found.map(\.message))")
            let changes = Self.dump(Catalogue.changes(of: try #require(content, "\(form)")))
            let name = String(form.dropLast(5)) + ".changes.txt"
            #expect(changes == Self.text(name), "\(form)")
            if Self.text(name) == nil { try Data(changes.utf8).write(to: Self.folder.appending(path: name)) }
        }
    }
}
