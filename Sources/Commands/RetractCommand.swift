// Takes back an earlier event.
import CommandParsing
import Ledger
import LedgerService

extension Command {
    static let retract = Command(
        CommandDeclaration(
            "retract", group: "Record", summary: "Take back an earlier event.",
            discussion: [
                "Retracting a correction restores what held before it; retracting a retraction restores the event."
            ],
            arguments: [AmendmentOptions.target],
            options: [AmendmentOptions.because] + AmendmentOptions.shared,
            examples: [
                (
                    "lawledger retract '#17' --because 'It was recorded twice.'",
                    "takes back the seventeenth event"
                )
            ])
    ) { call in
        let (event, _) = try call.reader().find(try call.invocation.required(AmendmentOptions.target))
        return try call.record(call.amendment("event.retracted", of: event))
    }
}
