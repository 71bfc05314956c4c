// How a page lies in a column: cell by cell, so that one is skipped when it is told or not wanted; of each, what is
// believed at the end of the page by day, then what was believed before by the position at which it ended.
import Ledger

extension RowPage {
    /// The stored form; bounds lie elsewhere.
    var bytes: [UInt8] {
        var writer = ByteWriter()
        for place in believed.indices where !believed[place].isEmpty || !before[place].isEmpty {
            let cell = bytes(of: place)
            writer.write(place)
            writer.write(cell.count)
            writer.write(cell)
        }
        return writer.bytes
    }

    private func bytes(of place: Int) -> [UInt8] {
        var writer = ByteWriter()
        var body = ByteWriter()
        writer.write(believed[place].count)
        var end = bounds.from
        for entry in believed[place] {
            writer.write(entry.bounds.from - end)
            writer.write(entry.bounds.to == bounds.to ? 0 : entry.bounds.to - entry.bounds.from)
            writer.write(entry.bounds.knownFrom - bounds.knownFrom)
            write(entry, &body, to: &writer)
            end = entry.bounds.to
        }
        var (from, known) = (bounds.from, bounds.knownFrom)
        for entry in before[place] {
            writer.write(entry.bounds.knownTo - known)
            writer.write(entry.bounds.knownTo - entry.bounds.knownFrom)
            writer.write(folded: entry.bounds.from - from)
            writer.write(entry.bounds.to == bounds.to ? 0 : entry.bounds.to - entry.bounds.from)
            write(entry, &body, to: &writer)
            (from, known) = (entry.bounds.from, entry.bounds.knownTo)
        }
        return writer.bytes
    }

    /// What is shown comes after its length, so that it is skipped where it is not asked for.
    private func write(_ entry: Entry, _ body: inout ByteWriter, to writer: inout ByteWriter) {
        body.clear()
        entry.shown.write(to: &body, from: entry.bounds.from, knownFrom: entry.bounds.knownFrom)
        writer.write(body.bytes.count)
        writer.write(body.bytes)
    }

    /// A page as it is stored.
    init(_ bounds: RowBounds, bytes: [UInt8]) throws {
        self.init(bounds)
        var reader = RowPageReader(bounds, bytes)
        while let place = try reader.nextCell() {
            while let bounds = try reader.nextEntry() {
                add(Entry(bounds: bounds, shown: try reader.shown()), to: place)
            }
        }
    }
}
