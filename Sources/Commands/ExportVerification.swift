// Verifying an export without any ledger: the roots over its lines, against its last line and against checkpoints.
import Evidence
import LedgerCoding
import LedgerService

extension Call {
    /// Verifies an export without any ledger.
    func verifyExport(_ path: String, against paths: [String]) throws {
        let checkpoints = try checkpoints(paths)
        let progress = Progress(world, what: "reading the export")
        let read: ExportReading
        do {
            read = try ExportReading(
                Lines(world.openFile(path)), rootsAt: Set(checkpoints.map(\.checkpoint.size))
            ) { progress.report($0, of: 0) }
        } catch let refused as RefusedFile {
            throw CheckFailed(problems: refused.problems.map { "\(path):\($0.line): \($0.message)" })
        }
        guard read.origin != nil || !checkpoints.isEmpty else {
            throw CheckFailed(problems: [
                "\(path): its last line, which says how many events there are and what root they have, is missing: get the"
                    + " whole file, or give --checkpoint FILE to hold it against"
            ])
        }
        let words = read.size == 1 ? "1 event, root \(read.root)" : "\(read.size) events, root \(read.root)"
        let whole = read.origin.map { "The export is what was exported of \($0): \(words)." }
        try tell(whole ?? "The export lacks its last line; it holds \(words).", checkpoints, after: []) {
            try read.confirm($0)
        }
    }
}
