// A file of events, made into proposals piece by piece: all of it that needs no ledger. What is wrong with a line stays
// with it, so that the problems come in the order of the file, among those of the ledger.
import EventLog
import Ledger
import LedgerCoding

/// What came of a line: a proposal, or problems alone, which make the file one of which nothing is recorded.
struct ReadLine: Sendable {
    let line: ProposalLine?
    /// The leaf that the event will have if it is recorded as it stands.
    let leaf: MadeLeaf?
    let problems: [PlacedProblem]
}

/// Some lines of a file, the last one first, so that each can be taken off the end.
struct ProposalPiece: Sendable {
    var lines: [ReadLine] = []
    /// Whether nothing comes after these lines; the file may have ended here or failed.
    var isLast = false
    /// Why nothing more can be read.
    var failure: (any Error)?
    /// Whether these are the lines of an export so far, whose last line is missing.
    var isOpenEnded = false
}

/// The lines of a file as proposals, with the audit of an export.
struct ProposalFile {
    /// From how many bytes of lines on a piece is full; one line may be longer.
    private static let pieceSize = 1 << 17

    private var lines: Lines
    private var audit: ExportAudit

    /// `comparesRoot` as the audit takes it.
    init(_ lines: Lines, comparesRoot: Bool) {
        self.lines = lines
        audit = ExportAudit(comparesRoot: comparesRoot)
    }

    /// The next lines that are not blank; to be asked for until one is the last.
    mutating func nextPiece() -> ProposalPiece {
        var piece = ProposalPiece()
        var size = 0
        do {
            while size < ProposalFile.pieceSize, !piece.isLast {
                if let bytes = try lines.nextLine() {
                    size += bytes.count + 1
                    if let line = read(bytes) { piece.lines.append(line) }
                } else {
                    piece.isLast = true
                }
            }
        } catch {
            (piece.isLast, piece.failure) = (true, error)
        }
        piece.lines.reverse()
        piece.isOpenEnded = audit.isOpenEnded
        return piece
    }

    /// What a line comes to; nil where it is blank or the end of an export.
    private mutating func read(_ bytes: [UInt8]) -> ReadLine? {
        guard !lines.isCut else {
            audit.passOver()
            return refused([.longLine(bytes, number: lines.number)])
        }
        let reading = CloudEventsReader.read(line: bytes, number: lines.number)
        if case .blank = reading { return nil }
        let found = audit.take(reading, lines.number, bytes)
        switch reading {
        case .blank: return nil
        case .refused(let problems): return refused(found + problems)
        case .proposal where !found.isEmpty: return refused(found)
        case .proposal(let line) where line.proposal.type == ExportEnd.type: return nil
        case .proposal(let line): return ReadLine(line: line, leaf: audit.leaf, problems: [])
        }
    }

    private func refused(_ problems: [PlacedProblem]) -> ReadLine {
        ReadLine(line: nil, leaf: nil, problems: problems)
    }
}
