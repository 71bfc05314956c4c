// Whether a file of events is what its last line says. The root is made from the lines, as the ledger that they were
// exported from made it; what is recorded is not looked at.
import EventLog
import Evidence
import JSON
import Ledger
import LedgerCoding

/// Counts the events of a file and, where they will be the first of a ledger, folds their leaves.
struct ExportAudit {
    private(set) var events = 0
    /// The last line of an export; nil before it was taken.
    private(set) var end: ExportEnd?
    private var isExport = false
    /// The right edge over the leaves; nil where no root is to be compared.
    private(set) var frontier: Frontier?
    /// The leaf of the line last taken, where one was made.
    private(set) var leaf: MadeLeaf?

    /// `comparesRoot` where the events keep their recorded times and the ledger is empty.
    init(comparesRoot: Bool) { frontier = comparesRoot ? Frontier() : nil }

    /// Whether events stood there as an export writes them, and its last line did not.
    var isOpenEnded: Bool { isExport && end == nil }

    /// Counts a line that is too long to be read.
    mutating func passOver() { events += 1 }

    /// Takes one line that is not blank; gives what is wrong with it or with the file up to it.
    mutating func take(_ reading: CloudEventsReader.Reading, _ number: Int, _ bytes: [UInt8])
        -> [PlacedProblem]
    {
        leaf = nil
        if end != nil {
            return [
                ExportAudit.problem(
                    number, bytes, "the export ended on the line before: take out what follows")
            ]
        }
        guard case .proposal(let line) = reading, line.proposal.type == ExportEnd.type else {
            events += 1
            if case .proposal(let line) = reading {
                if line.proposal.salt != nil { isExport = true }
                fold(line.proposal)
            }
            return []
        }
        switch ExportEnd.read(line) {
        case .failure(let malformed): return malformed.problems
        case .success(let read):
            end = read
            return problems(of: read, line)
        }
    }

    private func problems(of end: ExportEnd, _ line: ProposalLine) -> [PlacedProblem] {
        guard end.events == events else {
            let message =
                "the export speaks of \(end.events) events, and \(events) stand before this line: the file was cut off or"
                + " added to; get the whole file"
            return [ExportAudit.problem(line.number, line.bytes, message)]
        }
        guard let frontier, frontier.root.hexadecimal != end.root else { return [] }
        let message =
            "the events before this line have the root \(frontier.root), not the one stated: an event was changed after"
            + " the export, or stands elsewhere; get the file again, or import it without keeping recorded times"
        return [ExportAudit.problem(line.number, line.bytes, message)]
    }

    private mutating func fold(_ proposal: Proposal) {
        guard frontier != nil else { return }
        leaf = proposal.leaf(at: Position(events))
        // A leaf that cannot be made is not that of any event: the root comes out as another one.
        frontier?.append(leaf?.hash ?? MerkleTree.leafHash([]))
    }

    /// A line of which no leaf can be made.
    static func unfit(_ number: Int, _ bytes: [UInt8]) -> PlacedProblem {
        problem(
            number, bytes,
            "this is not an event as export writes it, with time, salt and source: only of an export roots can be made"
        )
    }

    private static func problem(_ number: Int, _ bytes: [UInt8], _ message: String) -> PlacedProblem {
        CloudEventsReader.place(Problem(.wrongKind, at: ["data"], message), line: number, bytes: bytes)
    }
}

extension Proposal {
    /// The leaf of the event that an export wrote as this proposal; nil where it is not as an export writes it.
    fileprivate func leaf(at position: Position) -> MadeLeaf? {
        let recorder = erased.contains(.recordedBy) ? "" : recordedBy
        guard let id, let recorded, let recorder, let origin, let salt, let content = exported,
            let evidence = EventEvidence(salt)
        else { return nil }
        let event = Event(
            position: position, id: id, content: content, recorded: recorded, recordedBy: recorder,
            origin: origin, salt: salt)
        return MadeLeaf(of: event, hash: EventLeaf(event, evidence).hash)
    }

    /// The content as it stands; nothing is looked up.
    private var exported: Content? {
        let index = CanonicalIndex(data.bytes)
        func member(_ name: String) -> CanonicalJSON? {
            guard let index else { return data[name].map { CanonicalJSON($0) } }
            return index.range(of: name).map { index.canonical(at: $0) }
        }
        let sources = erased.contains(.sources) ? .erased : member("sources").flatMap { Sources($0) }
        guard let payload = member("payload"), payload.isObject || erased.contains(.payload), let sources,
            let occurred = member("occurred")?.value.asText.flatMap({ try? EDTF($0) }),
            case .integer(let version)? = member("version")?.value
        else { return nil }
        return Content(
            type: type, version: version, occurred: occurred, sources: sources,
            note: member("note")?.value.asText, payload: payload)
    }
}
