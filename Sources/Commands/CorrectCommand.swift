// Corrects an earlier event: another date, other sources, another note or payload hold from now on.
import CommandParsing
import JSON
import Ledger
import LedgerService

extension Command {
    private static let date = Option<String>(
        "occurred", valueName: "DATE", reading: .text, help: "The date to hold instead.")
    private static let note = Option<String>(
        "note", valueName: "TEXT", reading: .text, help: "The note to hold instead.")
    private static let source = Option<String>(
        "source", valueName: "JSON", reading: .text,
        help: "A source to hold instead, as JSON; repeat for several, all of them.", repeats: true)
    static let correct = Command(
        CommandDeclaration(
            "correct", group: "Record", summary: "Correct an earlier event.",
            discussion: [
                "The event keeps its identifier and position; another date, other sources, another note or payload hold"
                    + " from now on, and what was believed before is still seen with --known-at. A field of the"
                    + " payload is corrected by its own option; the other fields stay.",
                "--source replaces the sources of the event; --source-title, --source-url and the like say where the"
                    + " correction itself comes from.",
            ],
            arguments: [AmendmentOptions.target],
            options: [AmendmentOptions.because, date, note, source, RecordOptions.payload]
                + AmendmentOptions.shared,
            openOptions: OpenOptions(
                name: "FIELD", valueName: "VALUE", help: "A field of the event's payload to hold instead."),
            examples: [
                (
                    "lawledger correct ph-ra-9775-commenced --occurred 2009-12-02"
                        + " --because 'The gazette gives the day.'", "an exact date is found"
                )
            ])
    ) { call in
        let (event, entry) = try call.reader().find(try call.invocation.required(AmendmentOptions.target))
        var held: [String: JSON] = [:]
        held["occurred"] = call.invocation.value(of: date).map { .text($0) }
        held["note"] = call.invocation.value(of: note).map { .text($0) }
        let sources = try call.invocation.values(of: source).map { try RecordOptions.parsed($0, "source") }
        if !sources.isEmpty { held["sources"] = .list(sources) }
        if try sources.isEmpty && RecordOptions.sources(call) != nil {
            call.world.say(
                "lawledger: note: the sources given are those of the correction; to replace the event's own, give"
                    + " --source '{\"title\": …}'\n")
        }
        let fields = Catalogue.type(named: event.content.type)?.fields ?? []
        let present = entry?.content?.payload ?? event.content.payload
        held["payload"] = try RecordOptions.payload(call, fields, over: present.members)
        return try call.record(call.amendment("event.corrected", of: event, held))
    }
}
