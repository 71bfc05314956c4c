// Looking into a page of what was believed before: as little is read of each span as tells whether it is the one.
import Ledger
import SQLite

extension PastPage {
    /// What of a span is read to look for one.
    struct Head {
        let knownTo: Int
        let knownFrom: Int
        let from: Int
        let to: Int
        let level: Int
        /// Where its shape begins, and the next span.
        let body: Int
        let end: Int

        /// Whether it holds a day.
        func holds(_ day: Int) -> Bool { from <= day && day < to }
    }

    /// The first span from a place on that passes a test.
    func first(from start: Int = 0, where passes: (Head) throws -> Bool) throws -> Head? {
        try unsafe bytes.withUnsafeBytes { bytes in
            var place = start
            while place < bytes.count {
                guard let head = unsafe PastPage.head(bytes, at: place) else { throw ByteReader.damage }
                if try passes(head) { return head }
                place = head.end
            }
            return nil
        }
    }

    private static func head(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Head? {
        var (length, shift, start) = (0, 0, place)
        repeat {
            guard start < bytes.count, shift < 32 else { return nil }
            length |= unsafe Int(bytes[start] & 127) << shift
            shift += 7
            start += 1
        } while unsafe bytes[start - 1] >= 128
        guard length > fixed, length <= bytes.count - start else { return nil }
        let number = { (index: Int) in
            unsafe Int(
                Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: Int32.self)))
        }
        return Head(
            knownTo: number(0), knownFrom: number(1), from: number(2), to: number(3), level: number(4),
            body: start + fixed, end: start + length)
    }

    /// The span at a place that was found.
    func row(_ head: Head) throws -> SpanRow {
        var reader = ByteReader(bytes: bytes, from: head.body)
        let shape = SpanShape(number: try reader.number())
        let since = shape.hasDate ? try reader.date() : .null
        let (position, by) = (try reader.number(), try reader.number())
        guard reader.place <= head.end else { throw ByteReader.damage }
        return SpanRow(
            from: head.from, to: head.to, knownFrom: head.knownFrom, level: head.level, basis: shape.basis,
            flags: shape.flags, isByRevision: shape.isByRevision, since: since,
            position: position == 0 ? nil : position, by: by == 0 ? nil : by,
            reasons: shape.hasReasons ? Array(bytes[reader.place..<head.end]) : nil)
    }
}
