// Lines out of pieces of a file, one after another: memory holds a piece and a line, whatever the length of the file.

/// The lines of a file that comes in pieces.
public struct Lines {
    private let next: () throws -> [UInt8]?
    private var piece: [UInt8] = []
    private var place = 0
    private var isAtEnd = false
    /// The number of the line last given; counts from 1.
    public private(set) var number = 0
    /// Whether the line last given was longer than any event, and only its beginning was kept.
    public private(set) var isCut = false

    /// The bytes of the longest line that is given whole: an event of the largest content, with all its attributes, has
    /// fewer, however it is spaced.
    public static let limit = 4_000_000
    private static let kept = 200

    /// Takes pieces until there are none.
    public init(_ pieces: @escaping () throws -> [UInt8]?) { next = pieces }

    /// The next line without its line feed, nil after the last. What follows the last line feed is a line.
    public mutating func nextLine() throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        number += 1
        isCut = false
        var line: [UInt8] = []
        while true {
            let end = piece[place...].firstIndex(of: UInt8(ascii: "\n"))
            take(piece[place..<(end ?? piece.count)], into: &line)
            if let end {
                place = end + 1
                return line
            }
            place = 0
            guard let more = try next() else {
                (piece, isAtEnd) = ([], true)
                return line
            }
            piece = more
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, into line: inout [UInt8]) {
        guard !isCut else { return }
        isCut = line.count + bytes.count > Lines.limit
        if isCut {
            line = Array((line.prefix(Lines.kept) + bytes.prefix(Lines.kept)).prefix(Lines.kept))
        } else {
            line += bytes
        }
    }
}
