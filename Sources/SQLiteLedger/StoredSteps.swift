// The steps of an instrument as they are believed now, in one row: whoever computes a cell or lists instruments reads all
// of them at once, where the events themselves lie all over the log. Of instruments of jurisdictions alone.
import Ledger
import SQLite

/// Reads and writes the rows.
struct StoredSteps {
    private let log: StoredLog

    init(_ log: StoredLog) { self.log = log }

    /// What states the steps of an instrument, as known at a position; nil where no row tells, and the log must be read.
    func steps(of instrument: InstrumentID, numbered number: Int, through position: Position) throws
        -> FactSlice?
    {
        guard instrument.jurisdiction != nil else { return nil }
        let row = try log.connection.prepare(
            "SELECT last_position, steps FROM steps_now WHERE instrument = ?")
        try row.bind(1, number)
        // Nothing has changed its steps since.
        guard try row.step() else { return FactSlice() }
        guard Int(try row.integer(at: 0)) <= position.number else { return nil }
        return try StepCoding.slice(row.blob(at: 1), of: instrument)
    }

    /// Takes over an event at a position, given all that is then known of the instruments that it is about.
    func keep(_ applied: Knowledge.Applied, _ known: Knowledge, at position: Position) throws {
        let instruments = [applied.before, applied.after].joined().compactMap { fact in
            if case .step(let step) = fact.change { step.instrument } else { nil }
        }
        for id in Set(instruments).sorted() where id.jurisdiction != nil {
            let steps = Instrument(id, facts: known.facts(about: .instrument(id))).facts
            let number = try log.subjects.number(filed: .instrument(id), log.connection)
            try write(number, StepCoding.bytes(steps), at: position.number)
        }
    }

    /// Writes the row of an instrument in the place of what it was.
    func write(_ number: Int, _ steps: [UInt8], at position: Int) throws {
        let row = try log.connection.prepare(
            "REPLACE INTO steps_now (instrument, last_position, steps) VALUES (?, ?, ?)")
        try row.bind(1, number)
        try row.bind(2, position)
        try row.bind(3, steps)
        try row.run()
    }
}
