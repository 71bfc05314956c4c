// Identifiers of events as they are stored: a UUID by its sixteen bytes, which halves the index, another as text.
import Ledger
import SQLite

enum StoredIdentifiers {
    /// The value under which an identifier is stored.
    static func value(_ id: EventID) -> SQLValue { bytes(id.text).map { .blob($0) } ?? .text(id.text) }

    /// The identifier in a column.
    static func id(_ row: borrowing Row, at column: Int) throws -> EventID { try id(row.value(at: column)) }

    /// The identifier that is stored as a value.
    static func id(_ value: SQLValue) throws -> EventID {
        switch value {
        case .blob(let bytes) where bytes.count == 16: EventID(text(bytes))
        case .text(let text): EventID(text)
        default: throw LedgerFileError(.damaged("an identifier cannot be read"), path: "")
        }
    }

    /// Whether the value of an identifier comes before another one in the order in which SQLite keeps them.
    static func isOrdered(_ first: SQLValue, before second: SQLValue) -> Bool {
        switch (first, second) {
        case (.text(let first), .text(let second)): first.utf8.lexicographicallyPrecedes(second.utf8)
        case (.blob(let first), .blob(let second)): first.lexicographicallyPrecedes(second)
        case (.text, .blob): true
        default: false
        }
    }

    /// The bytes of a UUID in its canonical form; nil for any other text.
    private static func bytes(_ text: String) -> [UInt8]? {
        let characters = text.utf8Span.span
        guard characters.count == 36 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        var place = 0
        while place < characters.count {
            if place == 8 || place == 13 || place == 18 || place == 23 {
                guard characters[place] == UInt8(ascii: "-") else { return nil }
                place += 1
            }
            guard let high = Hexadecimal.value(characters[place]),
                let low = Hexadecimal.value(characters[place + 1])
            else { return nil }
            bytes.append(high << 4 | low)
            place += 2
        }
        return bytes
    }

    private static func text(_ bytes: [UInt8]) -> String {
        var characters: [UInt8] = []
        characters.reserveCapacity(36)
        for (index, byte) in bytes.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { characters.append(UInt8(ascii: "-")) }
            characters.append(Hexadecimal.digit(byte >> 4))
            characters.append(Hexadecimal.digit(byte & 15))
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
