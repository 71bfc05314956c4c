// What cells are computed from: many instruments at a time, without the readings of them, and of most events no more
// than they state.
public import Ledger
import SQLite

extension StoredLog {
    /// The events filed under each of some instruments, but for those that only say how it was read.
    func steps(of instruments: [InstrumentID], through: Position) throws -> [[Event]] {
        let slice = try filed(StoredEvents.columns, without: Catalogue.readings)
        return try instruments.map { instrument in
            guard let number = try subjects.number(.instrument(instrument), connection) else { return [] }
            var events: [Event] = []
            try slice.bind(1, number)
            try slice.bind(2, through.number)
            while try slice.step() {
                events.append(try StoredEvents.event(slice.row, &terms, connection))
            }
            return events
        }
    }

    /// What is filed under a cell, to be computed with.
    func facts(about cell: Cell, through: Position) throws -> FactSlice {
        try facts(about: .cell(cell), filed(StatedColumns.all, without: []), through: through)
    }

    /// What is filed under each of some instruments, but for readings of it.
    func facts(aboutStepsOf instruments: [InstrumentID], through: Position) throws -> [FactSlice] {
        try instruments.map { instrument in
            guard let number = try subjects.number(.instrument(instrument), connection) else {
                return FactSlice()
            }
            return try StoredSteps(self).steps(of: instrument, numbered: number, through: through)
                ?? facts(
                    about: .instrument(instrument),
                    filed(StatedColumns.all, without: Catalogue.readings), through: through)
        }
    }

    /// The steps of an instrument and the readings of it for a cell, each with its number; other facts may be among them.
    func facts(about instrument: InstrumentID, readFor cell: Int) throws -> [Fact] {
        let number = try subjects.number(filed: .instrument(instrument), connection)
        guard let steps = try StoredSteps(self).steps(of: instrument, numbered: number, through: .end) else {
            let slice = try filed(StatedColumns.all, without: [])
            return try facts(about: .instrument(instrument), slice, through: .end).holding
        }
        let readings = try connection.prepare(
            """
            SELECT \(StatedColumns.all) FROM filed JOIN log ON log.position = filed.position
            WHERE filed.subject = ?1 AND filed.position <= ?2
                AND EXISTS (SELECT 1 FROM filed AS read WHERE read.subject = ?3 AND read.position = filed.position)
            ORDER BY filed.position
            """)
        try readings.bind(3, cell)
        return try steps.holding + facts(about: .instrument(instrument), readings, through: .end).holding
    }

    private func filed(_ columns: String, without types: [String]) throws -> Statement {
        let left = try types.compactMap { try terms.known($0, connection) }.map(String.init)
        return try connection.prepare(
            """
            SELECT \(columns) FROM filed JOIN log ON log.position = filed.position
            WHERE filed.subject = ?1 AND filed.position <= ?2
                AND log.type NOT IN (\(left.joined(separator: ", ")))
            ORDER BY filed.position
            """)
    }

    /// What originals at positions state with every correction that holds.
    func facts(at positions: some Sequence<Int>) throws -> [Fact] {
        let statement = try connection.prepare("SELECT \(StatedColumns.all) FROM log WHERE log.position = ?")
        let amendment = try connection.prepare("SELECT 1 FROM amendment WHERE original = ? LIMIT 1")
        var facts = FactSlice()
        var amended: [[Event]] = []
        for position in positions {
            amendment.reset()
            try amendment.bind(1, position)
            if try amendment.step() {
                amended.append(try events(at: group(of: position, through: .end)))
                continue
            }
            statement.reset()
            try statement.bind(1, position)
            guard try statement.step() else { continue }
            let stated = try StatedColumns.content(statement.row, &terms, connection)
            facts.add(stated, at: Position(position), id: try StoredIdentifiers.id(statement.row, at: 1))
        }
        facts.replace(withAmended: amended)
        return facts.holding
    }

    private func facts(
        about subject: Subject, _ slice: borrowing Statement, through: Position
    ) throws -> FactSlice {
        var facts = FactSlice()
        guard let number = try subjects.number(subject, connection) else { return facts }
        let amendments = try Set(Catalogue.amendments.compactMap { try terms.known($0, connection) })
        var amending: [Int] = []
        try slice.bind(1, number)
        try slice.bind(2, through.number)
        while try slice.step() {
            let position = Int(try slice.integer(at: 0))
            guard !amendments.contains(try slice.integer(at: 2)) else {
                amending.append(position)
                continue
            }
            let stated = try StatedColumns.content(slice.row, &terms, connection)
            facts.add(stated, at: Position(position), id: try StoredIdentifiers.id(slice.row, at: 1))
        }
        guard !amending.isEmpty else { return facts }
        facts.replace(
            withAmended: try originals(of: amending).map { try events(at: group(of: $0, through: through)) })
        return facts
    }
}

extension StoredLog {
    /// The originals that corrections and retractions are about in the end, ascending.
    private func originals(of amendments: [Int]) throws -> [Int] {
        let original = try connection.prepare("SELECT original FROM amendment WHERE position = ?")
        var originals: Set<Int> = []
        for amendment in amendments {
            try original.bind(1, amendment)
            while try original.step() { originals.insert(Int(try original.integer(at: 0))) }
        }
        return originals.sorted()
    }
}

extension SQLiteLog {
    /// The events filed under each of some instruments, but for those that only say how it was read.
    public func steps(of instruments: [InstrumentID], through: Position) throws -> [[Event]] {
        try read { try $0.log.steps(of: instruments, through: through) }
    }

    /// What is filed under a cell, to be computed with.
    public func facts(about cell: Cell, through: Position) throws -> FactSlice {
        try read { try $0.log.facts(about: cell, through: through) }
    }

    /// What is filed under each of some instruments, but for readings of it.
    public func facts(aboutStepsOf instruments: [InstrumentID], through: Position) throws -> [FactSlice] {
        try read { try $0.log.facts(aboutStepsOf: instruments, through: through) }
    }
}
