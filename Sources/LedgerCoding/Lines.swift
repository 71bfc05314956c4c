// Lines out of pieces of a file, one after another: memory holds a piece and a line, whatever the length of the file.

/// The lines of a file that comes in pieces.
public struct Lines {
    private let next: () throws -> [UInt8]?
    private var piece: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    /// The number of the line last given; counts from 1.
    public private(set) var number = 0

    /// Takes pieces until there are none.
    public init(_ pieces: @escaping () throws -> [UInt8]?) { next = pieces }

    /// The next line without its line feed, nil after the last. What follows the last line feed is a line.
    public mutating func nextLine() throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        number += 1
        var line: [UInt8] = []
        while true {
            if let end = piece[place...].firstIndex(of: UInt8(ascii: "\n")) {
                line += piece[place..<end]
                place = end + 1
                return line
            }
            line += piece[place...]
            place = 0
            guard let more = try next() else {
                (piece, isAtEnd) = ([], true)
                return line
            }
            piece = more
        }
    }
}
