// The texts that recur in the log, stored once each and remembered by whoever has read them: types, recorders,
// origins. A term is never changed, so what is remembered stays true.
import SQLite

/// Texts and their numbers, as far as they were asked for through one connection.
struct Terms {
    private var texts: [Int64: String] = [:]
    private var numbers: [String: Int64] = [:]

    /// The text of a number.
    mutating func text(_ number: Int64, _ connection: borrowing Connection) throws -> String {
        if let text = texts[number] { return text }
        guard
            let text = try connection.scalar("SELECT text FROM term WHERE number = ?", [.integer(number)])?
                .text
        else { throw LedgerFileError(.damaged("term \(number) is missing"), path: "") }
        texts[number] = text
        return text
    }

    /// The number of a text, nil where it is not stored.
    mutating func known(_ text: String, _ connection: borrowing Connection) throws -> Int64? {
        if let number = numbers[text] { return number }
        let found = try connection.scalar("SELECT number FROM term WHERE text = ?", [.text(text)])?.number
        guard let found else { return nil }
        numbers[text] = Int64(found)
        return Int64(found)
    }

    /// The number of a text, which is stored if it is new.
    mutating func number(_ text: String, _ connection: borrowing Connection) throws -> Int64 {
        if let number = try known(text, connection) { return number }
        try connection.run("INSERT INTO term (text) VALUES (?)", [.text(text)])
        numbers[text] = connection.lastInsertedRow
        return connection.lastInsertedRow
    }
}
