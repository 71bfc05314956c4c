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
        var entry = ByteWriter()
        writer.write(believed[place].count)
        var end = bounds.from
        for one in believed[place] {
            entry.clear()
            entry.write(one.bounds.from - end)
            entry.write(one.bounds.to == bounds.to ? 0 : one.bounds.to - one.bounds.from)
            entry.write(one.bounds.knownFrom - bounds.knownFrom)
            end = one.bounds.to
            RowPage.write(one, &entry, to: &writer)
        }
        var known = bounds.knownFrom
        for one in before[place] {
            entry.clear()
            entry.write(one.bounds.knownTo - known)
            entry.write(one.bounds.knownTo - one.bounds.knownFrom)
            entry.write(folded: one.bounds.from - bounds.firstDay)
            entry.write(one.bounds.to == bounds.to ? 0 : one.bounds.to - one.bounds.from)
            known = one.bounds.knownTo
            RowPage.write(one, &entry, to: &writer)
        }
        return writer.bytes
    }

    /// Each entry comes after its length, so that it is passed over where it is not looked for.
    private static func write(_ one: Entry, _ entry: inout ByteWriter, to writer: inout ByteWriter) {
        one.shown.write(to: &entry, from: one.bounds.from, knownFrom: one.bounds.knownFrom)
        writer.write(entry.bytes.count)
        writer.write(entry.bytes)
    }

    /// A page as it is stored.
    init(_ bounds: RowBounds, bytes: [UInt8]) throws {
        self.init(bounds)
        var reader = RowPageReader<Shown>(bounds, bytes)
        while let place = try reader.nextCell() {
            while try reader.nextEntry() {
                add(Entry(bounds: reader.entry, shown: try reader.shown()), to: place)
            }
        }
    }
}
