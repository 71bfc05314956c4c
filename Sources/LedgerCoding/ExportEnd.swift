// The last line of an export: how much stands before it, and what the log proves of it. It is a CloudEvent so that the
// file stays one of CloudEvents, and it is never recorded.
import JSON
public import Ledger

/// What an export says of itself at its end.
public struct ExportEnd: Sendable, Hashable {
    /// The type of the line.
    public static let type = "export.ended"

    /// The ledger that was exported, as a URI.
    public let origin: String
    /// When the last event was recorded; nil where there is none.
    public let recorded: Instant?
    /// The last position in the file.
    public let position: Position
    /// The root of the tree at the position, in lower-case hexadecimal digits.
    public let root: String
    /// How many events stand before the line.
    public let events: Int

    /// The end of an export of a ledger from the first event on.
    public init(origin: String, recorded: Instant?, position: Position, root: String) {
        (self.origin, self.recorded, self.position, self.root) = (origin, recorded, position, root)
        events = position.number
    }

    /// The line with its line feed, in RFC 8785 form.
    public var line: String {
        var members: [String: JSON] = [
            "specversion": .text(CloudEvents.specification), "id": .text("export-\(position.number)"),
            "source": .text(origin), "type": .text(ExportEnd.type), "datacontenttype": "application/json",
            "data": [
                "position": .integer(position.number), "root": .text(root), "events": .integer(events),
            ],
        ]
        if let recorded { members["time"] = .text(recorded.description) }
        return JSON.object(members).canonical + "\n"
    }

    /// Reads a line that was read as a proposal; gives what is wrong where it is no end of an export.
    public static func read(_ line: ProposalLine) -> Result<ExportEnd, Malformed> {
        let data = line.proposal.data.members
        var problems: [PlacedProblem] = []
        func refuse(_ path: [String], _ message: String) {
            let problem = Problem(.wrongKind, at: path, message)
            problems.append(CloudEventsReader.place(problem, line: line.number, bytes: line.bytes))
        }
        func count(_ name: String) -> Int {
            if case .integer(let number)? = data[name], number >= 0 { return number }
            refuse(["data", name], "“\(name)” must be a whole number from 0 on")
            return 0
        }
        let (position, events) = (count("position"), count("events"))
        let root = data["root"]?.asText ?? ""
        if root.utf8.count != 64 || Hexadecimal.bytes(root) == nil {
            refuse(["data", "root"], "“root” must be 64 lower-case hexadecimal digits")
        }
        for name in data.keys.sorted() where !["position", "events", "root"].contains(name) {
            refuse(["data", name], "“\(name)” does not belong to the end of an export")
        }
        if problems.isEmpty, position != events {
            refuse(
                ["data", "position"],
                "“position” and “events” are the same in an export from the first event on")
        }
        guard problems.isEmpty else { return .failure(Malformed(problems: problems)) }
        return .success(
            ExportEnd(
                origin: line.proposal.origin ?? "", recorded: line.proposal.recorded,
                position: Position(position), root: root))
    }

    /// Everything wrong with such a line.
    public struct Malformed: Error, Sendable {
        /// Each with its place.
        public let problems: [PlacedProblem]
    }
}
