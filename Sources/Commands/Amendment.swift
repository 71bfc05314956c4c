// What correcting and retracting have in common: the event, the reason, and the date of today.
import CommandParsing
import JSON
import Ledger
import LedgerService

enum AmendmentOptions {
    static let target = Argument<String>(
        "ID", reading: .text, help: "The event, by identifier or position.")
    static let because = Option<String>(
        "because", valueName: "REASON", reading: .text, help: "Why.", required: true)
    static let shared: [any DeclaredOption] =
        RecordOptions.envelope + [CommonOptions.after, CommonOptions.dryRun, CommonOptions.format]
}

extension Call {
    /// A correction or retraction of today, with the source that the options give or the reason as its ground.
    func amendment(
        _ type: String, of event: Event, _ more: [String: JSON] = [:]
    ) throws -> Proposal {
        let reason = try invocation.required(AmendmentOptions.because)
        let payload = more.merging(["event": .text(event.id.text), "because": .text(reason)]) { $1 }
        let data: JSON = [
            "occurred": .text(world.now().day.description), "payload": .object(payload),
            "sources": try RecordOptions.sources(self) ?? ["none": .text(reason)],
        ]
        let id = invocation.value(of: RecordOptions.id).map { EventID($0) }
        return Proposal(id: id, type: type, data: data)
    }
}
