// Subjects and their numbers. A subject keeps its number while the projections stand, so what is remembered is
// true until they are made anew.
import Ledger
import SQLite

/// The numbers of subjects, as far as they were asked for through one connection.
struct Subjects {
    /// Beyond so many, what is remembered is forgotten: memory must not grow with the ledger.
    private static let limit = 100_000

    private var numbers: [Subject: Int] = [:]
    private var instruments: [Int: InstrumentID] = [:]
    private var cells: [(number: Int, cell: Cell)] = []
    /// The places of the cells among the sorted ones, in the order of their numbers.
    private(set) var cellPlaces: [(number: Int, place: Int)] = []
    private var lastSeen = 0
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
            throw LedgerFileError(.damaged("\(subject.kind) \(subject.key) is not filed"), path: "")
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
        if let id = instruments[number] { return id }
        let key = try connection.scalar("SELECT key FROM subject WHERE number = ?", [SQLValue(number)])?.text
        guard let key else { throw LedgerFileError(.damaged("subject \(number) is missing"), path: "") }
        if instruments.count >= Subjects.limit { instruments.removeAll(keepingCapacity: true) }
        instruments[number] = InstrumentID(key)
        return InstrumentID(key)
    }

    /// Every cell that something is or was filed under; only those that are new since the last time are read.
    mutating func cells(_ connection: borrowing Connection) throws -> [(number: Int, cell: Cell)] {
        let last = try connection.scalar("SELECT max(number) FROM subject")?.number ?? 0
        guard last != lastSeen else { return cells }
        let clause = lastSeen == 0 ? "kind = 'cell'" : "kind = 'cell' AND number > \(lastSeen)"
        var cells = lastSeen < last ? self.cells : []
        // Cells of one indicator share its name, and neighbours their jurisdiction.
        var names: [Substring: IndicatorID] = [:]
        var jurisdiction: Jurisdiction?
        try connection.query("SELECT number, key FROM subject WHERE \(clause) ORDER BY key") { row in
            let parts = try row.text(at: 1).split(separator: " ", maxSplits: 1)
            guard parts.count == 2 else { return }
            if jurisdiction?.code != String(parts[0]) {
                jurisdiction = try? Jurisdiction(code: String(parts[0]))
            }
            guard let jurisdiction else { return }
            let name = names[parts[1]] ?? IndicatorID(String(parts[1]))
            names[parts[1]] = name
            cells.append((Int(try row.integer(at: 0)), Cell(jurisdiction, name)))
        }
        let ofIndicators = Dictionary(grouping: cells, by: \.cell.indicator).sorted { $0.key < $1.key }
        // Each group comes by jurisdiction already, so that sorting it is one pass.
        cells = ofIndicators.flatMap { $0.value.sorted { $0.cell.jurisdiction < $1.cell.jurisdiction } }
        (self.cells, lastSeen) = (cells, last)
        cellPlaces = cells.enumerated().map { ($1.number, $0) }.sorted { $0.number < $1.number }
        return cells
    }
}
