// Joins the parts: the program, the ledger in SQLite, and this machine.
public import Commands
import Glibc
public import SQLiteLedger

extension SQLiteLog: KeptLedger {
    /// Copies the ledger into a new file, which has its name only once it is verified.
    public func backUp(
        to copy: String, progress: (Int, Int) -> Void, verifying verify: (any KeptLedger) throws -> Void
    ) throws {
        try backUp(to: copy, progress: progress) { (made: SQLiteLog) in try verify(made) }
    }
}
extension LedgerFileError: FileError {}

let code = LawLedgerProgram.run(Array(CommandLine.arguments.dropFirst()), in: .machine)
StandardOutput.flush()
exit(code)
