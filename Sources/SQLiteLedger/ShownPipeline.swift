// What a cell has in the pipeline, as it is stored: never nothing, for then there is no entry.
import Ledger
import SQLite

struct ShownPipeline: RowContent {
    static let table = "pipeline_page"

    /// A finding on an instrument that is not in force yet.
    struct Entry: Sendable, Hashable {
        /// The number of the instrument among the subjects.
        let instrument: Int
        let state: Int
        /// A date as a column holds it.
        let since: SQLValue
    }

    /// By the identifiers of the instruments.
    let entries: [Entry]

    /// How many bits after the number of an instrument hold its state.
    private static let stateBits = 4

    /// What entries say, given the numbers of their instruments; nil for none.
    init?(_ entries: [PipelineEntry], number: (InstrumentID) throws -> Int) rethrows {
        guard !entries.isEmpty else { return nil }
        self.entries = try entries.map {
            Entry(
                instrument: try number($0.instrument), state: $0.state.rawValue,
                since: StoredDates.value($0.since))
        }
    }

    /// What it stands for.
    func pipeline(_ log: StoredLog) throws -> [PipelineEntry] {
        try entries.map { entry in
            guard let state = State(rawValue: entry.state) else { throw ByteReader.damage }
            return PipelineEntry(
                instrument: try log.subjects.instrument(entry.instrument, log.connection), state: state,
                since: StoredDates.text(entry.since) ?? "")
        }
    }

    func write(to bytes: inout ByteWriter, from day: Int, knownFrom: Int) {
        bytes.write(entries.count)
        for entry in entries {
            bytes.write(entry.instrument << ShownPipeline.stateBits | entry.state)
            bytes.write(entry.since, near: day)
        }
    }

    init(_ reader: inout ByteReader, from day: Int, knownFrom: Int) throws {
        var entries: [Entry] = []
        for _ in 0..<(try reader.number()) {
            let number = try reader.number()
            entries.append(
                Entry(
                    instrument: number >> ShownPipeline.stateBits,
                    state: number & (1 << ShownPipeline.stateBits - 1), since: try reader.date(near: day)))
        }
        self.entries = entries
    }
}
