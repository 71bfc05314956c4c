// What a listing says at its end: the point to which it belongs, with the root by which anyone can verify later what was
// known there.
import Ledger
import LedgerService
import Tables

extension Call {
    /// States the points of a listing: below it for people, as a note beside it for programs, whose columns stay.
    ///
    /// `isParted` where, for people, an empty line stands above already; `limits` are what else limits the listing, which
    /// people read in its heading.
    func state(
        _ points: [Point], _ reader: LedgerReader, isParted: Bool = false, limits: [String] = []
    ) throws {
        let isForPeople = format == .text || format == .markdown
        let statement =
            try ([PointStatement.of(points, reader, withWords: !isForPeople)] + (isForPeople ? [] : limits))
            .joined(separator: ", ")
        state(statement, isParted: isParted)
    }

    /// States what was known of the log where a listing is about no day.
    func state(knownAt position: Position, _ reader: LedgerReader) throws {
        state(try PointStatement.known(position, reader), isParted: false)
    }

    private func state(_ statement: String, isParted: Bool) {
        switch format {
        case .text:
            if !isParted { prose("") }
            prose(PointStatement.sentence(statement))
        case .markdown:
            world.write("\n" + MarkdownWriter.escaped(PointStatement.sentence(statement)) + "\n")
        case .csv, .json: world.say("lawledger: note: \(statement)\n")
        }
    }
}

enum PointStatement {
    /// Day, position and root of one point or of two.
    ///
    /// `withWords` where the words by which a point was asked for, such as `second as reported`, stand nowhere else.
    static func of(_ points: [Point], _ reader: LedgerReader, withWords: Bool = false) throws -> String {
        let day = { (point: Point) in withWords ? point.dayWithWords : point.day.description }
        let known = try points.map { try self.known($0.position, reader) }
        guard let first = points.first, let last = points.last, points.count > 1 else {
            return "as of \(points.map(day).joined()), \(known.joined())"
        }
        return first.position == last.position
            ? "from \(day(first)) to \(day(last)), \(known[1])"
            : "from \(day(first)), \(known[0]), to \(day(last)), \(known[1])"
    }

    /// What was known at a position.
    static func known(_ position: Position, _ reader: LedgerReader) throws -> String {
        "known up to \(position), root \(try reader.root(at: position))"
    }

    /// With a capital and a full stop.
    static func sentence(_ statement: String) -> String {
        statement.prefix(1).uppercased() + statement.dropFirst() + "."
    }
}
