// What of a ledger is sound, as far as the file alone shows it: in one order for every command that vouches for it.
import EventLog
import Ledger
import LedgerService

extension Call {
    /// What is wrong with the file or with the log in it; the leaves of the events are made anew only where the file is whole.
    func logProblems(of ledger: any KeptLedger) throws -> [String] {
        let problems = try ledger.fileProblems()
        guard problems.isEmpty else { return problems }
        guard let first = try treeProblem(of: ledger) else { return [] }
        return [first, try losses(of: ledger)].compactMap(\.self)
    }

    /// Which events cannot be read or are not what was recorded; nil where there is none.
    func losses(of ledger: any KeptLedger) throws -> String? {
        let reading = Progress(world, what: "reading the events one by one")
        return try ledger.salvage(progress: { reading.report($0, of: $1) }, { _ in }).losses
    }

    /// The first place where the log is not what its tree vouches for; nil where there is none.
    func treeProblem(of ledger: any KeptLedger) throws -> String? {
        let verifying = Progress(world, what: "verifying")
        return try ledger.treeProblem { verifying.report($0, of: $1) }
    }

    /// What of the schema and the stored projections is not as the log makes it.
    func projectionProblems(of ledger: any KeptLedger) throws -> [String] {
        let making = Progress(world, what: "making the projections anew")
        return try ledger.projectionProblems { making.report($0, of: $1) }
    }

    /// Refuses a ledger whose file or log is not what was recorded.
    func requireWhole(_ ledger: any KeptLedger) throws {
        let problems = try logProblems(of: ledger)
        guard problems.isEmpty else { throw CheckFailed(problems: problems) }
    }

    /// A reader for whoever signs: of a ledger that says whose it is, each event of which is what was recorded.
    func readerForSigning() throws -> LedgerReader {
        let reader = try evidenceReader()
        guard let ledger = reader.log as? any KeptLedger, let problem = try treeProblem(of: ledger) else {
            return reader
        }
        throw CheckFailed(problems: ["\(problem). Nothing is signed"])
    }
}
