// Identifiers of events as they are stored: a UUID by its sixteen bytes, which halves the index, another as text.
import Ledger
import SQLite

enum StoredIdentifiers {
    /// The value under which an identifier is stored.
    static func value(_ id: EventID) -> SQLValue { bytes(id.text).map { .blob($0) } ?? .text(id.text) }

    /// The identifier in a column.
    static func id(_ row: borrowing Row, at column: Int) throws -> EventID {
        switch try row.value(at: column) {
        case .blob(let bytes) where bytes.count == 16: EventID(text(bytes))
        case .text(let text): EventID(text)
        default: throw LedgerFileError(.damaged("an identifier cannot be read"), path: "")
        }
    }

    /// The bytes of a UUID in its canonical form; nil for any other text.
    private static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count == 36 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        var high: UInt8?
        for (index, character) in text.utf8.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard character == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = Hexadecimal.value(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
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
