// An append that waits for the writer, and what became of it.
import EventLog
import Ledger
import Synchronization

final class AppendRequest: Sendable {
    typealias Outcome = Result<[Appended], any Error>

    private let proposals: [Proposal]
    private let expected: Position?
    private let terms: AppendTerms
    private let outcome = Mutex<Outcome?>(nil)

    init(_ proposals: [Proposal], after expected: Position?, _ terms: AppendTerms) {
        self.proposals = proposals
        self.expected = expected
        self.terms = terms
    }

    var isServed: Bool { outcome.withLock { $0 != nil } }

    /// Appends in the writer's transaction; what is refused is no failure of the transaction.
    func perform(_ writer: LedgerWriter) throws -> Outcome {
        do {
            return .success(try writer.append(proposals, after: expected, terms))
        } catch let refusal as AppendError {
            return .failure(refusal)
        }
    }

    func serve(_ outcome: Outcome) { self.outcome.withLock { $0 = outcome } }

    /// What became of it; asked once it is served.
    func result() throws -> [Appended] { try outcome.withLock { try $0?.get() ?? [] } }
}
