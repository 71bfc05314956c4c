// Events as CloudEvents 1.0, one JSON object a line, in RFC 8785 form: the same event gives the same bytes.
public import JSON
public import Ledger

/// Writes events as CloudEvents.
public enum CloudEvents {
    /// The version of the CloudEvents specification.
    static let specification = "1.0"

    /// The event as a JSON object.
    public static func json(_ event: Event) -> JSON {
        let members: [String: JSON] = [
            "specversion": .text(specification), "id": .text(event.id.text), "source": .text(event.origin),
            "type": .text(event.content.type), "time": .text(event.recorded.description),
            "datacontenttype": "application/json", "recordedby": .text(event.recordedBy),
            "salt": .text(Hexadecimal.text(event.salt)), "data": .object(event.content.data),
        ]
        return .object(members.filter { $0.key != "recordedby" || !event.recordedBy.isEmpty })
    }

    /// The event on one line, with its line feed.
    public static func line(_ event: Event) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(500)
        write(event, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Appends the event on one line, with its line feed.
    public static func write(_ event: Event, to output: inout [UInt8]) {
        output.append(contentsOf: "{\"data\":".utf8)
        event.content.writeData(to: &output)
        output.append(contentsOf: ",\"datacontenttype\":\"application/json\"".utf8)
        write("id", event.id.text, to: &output)
        if !event.recordedBy.isEmpty { write("recordedby", event.recordedBy, to: &output) }
        write("salt", Hexadecimal.text(event.salt), to: &output)
        write("source", event.origin, to: &output)
        write("specversion", specification, to: &output)
        write("time", event.recorded.description, to: &output)
        write("type", event.content.type, to: &output)
        output.append(contentsOf: "}\n".utf8)
    }

    private static func write(_ name: String, _ value: String, to output: inout [UInt8]) {
        output.append(contentsOf: ",\"".utf8)
        output.append(contentsOf: name.utf8)
        output.append(contentsOf: "\":".utf8)
        JSON.text(value).write(canonicalTo: &output)
    }
}
