// Joins the parts: the program, the ledger in SQLite, and this machine.
public import Commands
import Glibc
public import SQLiteLedger

extension SQLiteLog: KeptLedger {
    /// The first fault of the stored log in words.
    public func treeProblem(progress: (Int, Int) -> Void) throws -> String? {
        try verifyTree(progress: progress) { _ in }?.description
    }
}
extension LedgerFileError: FileError {}

let code = LawLedgerProgram.run(Array(CommandLine.arguments.dropFirst()), in: .machine)
StandardOutput.flush()
exit(code)
