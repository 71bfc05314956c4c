// Joins the parts: the program, the ledger in SQLite, and this machine.
public import Commands
import Glibc
public import SQLiteLedger

extension SQLiteLog: KeptLedger {}
extension LedgerFileError: FileError {}

let code = LawLedgerProgram.run(Array(CommandLine.arguments.dropFirst()), in: .machine)
StandardOutput.flush()
exit(code)
