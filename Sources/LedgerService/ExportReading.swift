// An export read without any ledger: the root over its lines, to be held against a checkpoint that was published.
import EventLog
public import Evidence
import Ledger
public import LedgerCoding

/// What the lines of an export come to.
public struct ExportReading: Sendable {
    /// The ledger that was exported; nil where the last line is missing.
    public let origin: String?
    /// How many events stand in it.
    public let size: Int
    /// The root over them.
    public let root: Digest
    /// The root over the first events, of the sizes asked for, as far as the file goes.
    private let roots: [Int: Digest]

    /// Reads a file of events line by line; the roots of the sizes given can be asked for then.
    ///
    /// - Throws: `RefusedFile` with the first line that is not as an export writes it, or does not agree with the last line.
    public init(_ lines: consuming Lines, rootsAt sizes: Set<Int>, progress: (Int) -> Void) throws {
        var audit = ExportAudit(comparesRoot: true)
        var roots: [Int: Digest] = [0: MerkleTree.emptyRoot]
        while let bytes = try lines.nextLine() {
            guard !lines.isCut else { throw RefusedFile(problems: [.longLine(bytes, number: lines.number)]) }
            let reading = CloudEventsReader.read(line: bytes, number: lines.number)
            if case .blank = reading { continue }
            if case .refused(let problems) = reading { throw RefusedFile(problems: problems) }
            let problems = audit.take(reading, lines.number, bytes)
            guard problems.isEmpty else { throw RefusedFile(problems: problems) }
            guard audit.end == nil else { continue }
            guard audit.leaf != nil else {
                throw RefusedFile(problems: [ExportAudit.unfit(lines.number, bytes)])
            }
            if sizes.contains(audit.events) { roots[audit.events] = audit.frontier?.root }
            progress(audit.events)
        }
        (origin, size, self.roots) = (audit.end?.origin, audit.events, roots)
        root = audit.frontier?.root ?? MerkleTree.emptyRoot
    }

    /// Whether the export begins as a checkpoint says.
    ///
    /// - Throws: `EvidenceProblem` where it does not.
    public func confirm(_ checkpoint: Checkpoint) throws {
        if let origin, !checkpoint.origin.utf8.elementsEqual(origin.utf8) {
            throw EvidenceProblem.otherLedger(checkpoint: checkpoint.origin, ledger: origin)
        }
        guard let root = checkpoint.size == size ? root : roots[checkpoint.size] else {
            throw EvidenceProblem.cutOff(size: checkpoint.size, end: Position(size))
        }
        guard root == checkpoint.root else {
            throw EvidenceProblem.rewritten(size: checkpoint.size, ledger: root, checkpoint: checkpoint.root)
        }
    }
}
