// Events as CloudEvents 1.0, one JSON object a line, in RFC 8785 form: the same event gives the same bytes.
public import JSON
public import Ledger

/// Writes events as CloudEvents.
public enum CloudEvents {
    /// The version of the CloudEvents specification.
    static let specification = "1.0"

    /// The event as a JSON object.
    public static func json(_ event: Event) -> JSON {
        [
            "specversion": .text(specification), "id": .text(event.id.text), "source": .text(event.origin),
            "type": .text(event.content.type), "time": .text(event.recorded.description),
            "datacontenttype": "application/json", "recordedby": .text(event.recordedBy),
            "salt": .text(Hexadecimal.text(event.salt)), "data": .object(event.content.data),
        ]
    }

    /// The event on one line, with its line feed.
    public static func line(_ event: Event) -> String { json(event).canonical + "\n" }
}

/// Bytes as pairs of lower-case hexadecimal digits.
enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let values = text.utf8.map { digits.firstIndex(of: $0) }
        guard values.count.isMultiple(of: 2), !values.contains(nil) else { return nil }
        let nibbles = values.compactMap(\.self)
        return stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) }
    }
}
