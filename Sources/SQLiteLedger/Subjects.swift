// Subjects and their numbers. A subject keeps its number while the projections stand, so what is remembered is
// true until they are made anew.
import Ledger
import SQLite

/// The numbers of subjects, as far as they were asked for through one connection.
struct Subjects {
    /// Beyond so many, what is remembered is forgotten: memory must not grow with the ledger.
    private static let limit = 100_000

    private var numbers: [Subject: Int] = [:]
    private var subjects: [Int: Subject] = [:]
    /// Kinds of which no subject was stored when they were asked for.
    private var absent: Set<String> = []

    /// Whether no subject of a kind was found, and none was stored through this connection since.
    func isAbsent(_ kind: String) -> Bool { absent.contains(kind) }

    /// Remembers that no subject of a kind is stored: true as long as nobody else writes.
    mutating func rememberAbsence(of kind: String) { absent.insert(kind) }

    /// The number of a subject, nil where it is not known.
    mutating func number(_ subject: Subject, _ connection: borrowing Connection) throws -> Int? {
        if let number = numbers[subject] { return number }
        let number = try connection.scalar(
            "SELECT number FROM subject WHERE kind = ? AND key = ?",
            [.text(subject.kind), .text(subject.key)]
        )?.number
        if let number { remember(subject, number) }
        return number
    }

    /// The number of a subject that something is filed under.
    mutating func number(filed subject: Subject, _ connection: borrowing Connection) throws -> Int {
        guard let number = try number(subject, connection) else {
            throw LedgerFileError(.projectionDamaged("\(subject.kind) \(subject.key) is not filed"), path: "")
        }
        return number
    }

    /// The number of a subject, which is stored if it is new.
    mutating func number(
        _ subject: Subject, firstAt position: Position, _ connection: borrowing Connection
    ) throws -> Int {
        if let number = try number(subject, connection) { return number }
        try connection.run(
            "INSERT INTO subject (kind, key, jurisdiction, indicator, first_position) VALUES (?, ?, ?, ?, ?)",
            [
                .text(subject.kind), .text(subject.key), SQLValue(subject.jurisdiction?.code),
                SQLValue(subject.indicator?.text), SQLValue(position.number),
            ])
        let number = Int(connection.lastInsertedRow)
        absent.remove(subject.kind)
        remember(subject, number)
        return number
    }

    private mutating func remember(_ subject: Subject, _ number: Int) {
        if numbers.count >= Subjects.limit { numbers.removeAll(keepingCapacity: true) }
        numbers[subject] = number
    }

    /// The instrument of a number.
    mutating func instrument(_ number: Int, _ connection: borrowing Connection) throws -> InstrumentID {
        guard case .instrument(let id) = try subject(number, connection) else {
            throw Subjects.missing(number)
        }
        return id
    }

    /// The cell of a number.
    mutating func cell(_ number: Int, _ connection: borrowing Connection) throws -> Cell {
        guard case .cell(let cell) = try subject(number, connection) else { throw Subjects.missing(number) }
        return cell
    }

    /// The indicator of a number.
    mutating func indicator(_ number: Int, _ connection: borrowing Connection) throws -> IndicatorID {
        guard case .indicator(let id) = try subject(number, connection) else {
            throw Subjects.missing(number)
        }
        return id
    }

    private mutating func subject(_ number: Int, _ connection: borrowing Connection) throws -> Subject {
        if let subject = subjects[number] { return subject }
        let statement = try connection.prepare("SELECT kind, key FROM subject WHERE number = ?")
        try statement.bind(1, number)
        guard try statement.step(),
            let found = Subject(kind: try statement.row.text(at: 0), key: try statement.row.text(at: 1))
        else { throw Subjects.missing(number) }
        if subjects.count >= Subjects.limit { subjects.removeAll(keepingCapacity: true) }
        subjects[number] = found
        return found
    }

    private static func missing(_ number: Int) -> LedgerFileError {
        LedgerFileError(.projectionDamaged("subject \(number) is missing"), path: "")
    }
}
