// The options that several commands share, each declared once.
import CommandParsing
import Ledger
import LedgerService

/// How a listing is written.
enum Format: String, Sendable, CaseIterable {
    case text, csv, json, markdown
}

enum CommonOptions {
    static let ledger = Option<String>(
        "ledger", valueName: "FILE", reading: .file,
        help: "The ledger; without it the file named by LAWLEDGER.")
    static let format = Option<Format>(
        "format", valueName: "FORMAT", reading: .choice,
        help: "How to write: text for people, the others for programs.",
        default: "text")
    static let asOf = Option<String>(
        "as-of", valueName: "DATE", reading: .text,
        help:
            "The day in the world: what was the law then? An imprecise date is its last day. Today if absent."
    )
    static let knownAt = Option<String>(
        "known-at", valueName: "INSTANT", reading: .text,
        help: "What was known: a day (its end, UTC), an instant, a position such as '#17', or a consultation."
    )
    static let at = Option<String>(
        "at", valueName: "CONSULTATION", reading: .text,
        help: "The date of a consultation instead of --as-of.")
    static let asReported = Flag("as-reported", help: "Only what was known when the consultation reported.")
    static let region = Option<String>(
        "region", valueName: "BODY", reading: .text, help: "The members of a body on the day, such as AIPA.")
    static let checklist = Option<String>(
        "checklist", valueName: "ID", reading: .text, help: "One checklist.")
    static let jurisdiction = Option<String>(
        "jurisdiction", valueName: "CODE", reading: .text,
        help: "A jurisdiction by code or name; may be repeated.",
        repeats: true)
    static let indicator = Option<String>(
        "indicator", valueName: "ID", reading: .text, help: "An indicator; may be repeated.", repeats: true)
    static let basis = Option<BasisChoice>(
        "basis", valueName: "BASIS", reading: .choice, help: "Which causes count.", default: "latest")
    static let recordedBy = Option<String>(
        "recorded-by", valueName: "NAME", reading: .text,
        help: "Who records; without it LAWLEDGER_RECORDED_BY, else the name of the user.")
    static let after = Option<Position>(
        "after", valueName: "POSITION", reading: .position(from: 0),
        help: "Record only if the log still ends at this position.")
    static let dryRun = Flag("dry-run", help: "Check everything and write nothing.")
    static let page = Option<Int>(
        "page", valueName: "NUMBER", reading: .wholeNumber(in: 1...1_000_000),
        help: "Which page of a hundred events.",
        default: "1")

    /// The options that choose a point.
    static let point: [any DeclaredOption] = [
        asOf, knownAt, at, asReported, EvidenceOptions.atRoot,
    ]
}

extension Call {
    /// The point that the options choose.
    func point(_ reader: LedgerReader) throws -> Point {
        let point = try reader.point(
            asOf: invocation.value(of: CommonOptions.asOf),
            knownAt: invocation.value(of: CommonOptions.knownAt),
            at: invocation.value(of: CommonOptions.at), asReported: invocation.isSet(CommonOptions.asReported)
        )
        try compareRoot(at: point.position, reader)
        return point
    }

    /// Refuses where --at-root is another root than that of a position.
    func compareRoot(at position: Position, _ reader: LedgerReader) throws {
        guard let asked = invocation.value(of: EvidenceOptions.atRoot) else { return }
        let root = try reader.root(at: position)
        guard root == asked else {
            throw EvidenceProblem.otherRoot(position, ledger: root, asked: asked)
        }
    }

    /// What of a matrix the options choose.
    var matrixFilter: MatrixFilter {
        var filter = MatrixFilter()
        filter.region = invocation.value(of: CommonOptions.region)
        filter.checklist = invocation.value(of: CommonOptions.checklist)
        filter.jurisdictions = invocation.values(of: CommonOptions.jurisdiction)
        filter.indicators = invocation.values(of: CommonOptions.indicator)
        filter.basis = invocation.value(of: CommonOptions.basis) ?? .latest
        return filter
    }

    /// The format asked for.
    var format: Format { invocation.value(of: CommonOptions.format) ?? .text }

    /// Who records.
    var recorder: String {
        invocation.value(of: CommonOptions.recordedBy) ?? world.environment["LAWLEDGER_RECORDED_BY"]
            ?? world.environment["USER"] ?? "unknown"
    }
}
