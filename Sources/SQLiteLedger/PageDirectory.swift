// What the pages of a row are about, as it lies in a column: four numbers of 32 bits a page, so that the page that holds
// a day and a position is found without reading the others first.
import Ledger

/// Bounds of pages, by the pages' numbers.
struct PageDirectory: Sendable {
    /// The first and the end of the days, the first and the end of the positions; each number lowest byte first.
    private(set) var bytes: [UInt8] = []

    private static let width = 4
    private static let length = 4 * width

    /// The directory of pages with bounds.
    init(_ pages: [RowBounds] = []) {
        bytes.reserveCapacity(pages.count * PageDirectory.length)
        for page in pages {
            for number in [page.from, page.to, page.knownFrom, page.knownTo] {
                for shift in stride(from: 0, to: 32, by: 8) {
                    bytes.append(UInt8(truncatingIfNeeded: number >> shift))
                }
            }
        }
    }

    /// A directory as it is stored.
    init(bytes: [UInt8]) throws {
        guard bytes.count.isMultiple(of: PageDirectory.length) else { throw ByteReader.damage }
        self.bytes = bytes
    }

    /// How many pages there are.
    var count: Int { bytes.count / PageDirectory.length }

    /// All bounds.
    func all() throws -> [RowBounds] { try (0..<count).map { try bounds(ofPage: $0) } }

    /// What a page is about.
    func bounds(ofPage page: Int) throws -> RowBounds {
        let number = { (place: Int) in unsafe PageDirectory.number(bytes.span.bytes, page, place) }
        let bounds = RowBounds(from: number(0), to: number(1), knownFrom: number(2), knownTo: number(3))
        guard RowBounds(knownFrom: 0).holds(bounds) else { throw ByteReader.damage }
        return bounds
    }

    /// The page that holds a day as known at a position.
    func page(holding day: Int, _ position: Int) -> Int? {
        let stored = unsafe bytes.span.bytes
        for page in 0..<count
        where PageDirectory.number(stored, page, 3) > position
            && PageDirectory.number(stored, page, 2) <= position
            && PageDirectory.number(stored, page, 0) <= day && day < PageDirectory.number(stored, page, 1)
        {
            return page
        }
        return nil
    }

    private static func number(_ bytes: RawSpan, _ page: Int, _ place: Int) -> Int {
        let number = unsafe bytes.unsafeLoadUnaligned(
            fromByteOffset: page * length + place * width, as: Int32.self)
        return Int(Int32(littleEndian: number))
    }
}
