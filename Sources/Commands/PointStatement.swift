// What a listing says at its end: the point to which it belongs, with the root by which anyone can verify later what was
// known there.
import Ledger
import LedgerService
import Tables

extension Call {
    /// States the points of a listing: below it for people, as a note beside it for programs, whose columns stay.
    ///
    /// `isParted` where, for people, an empty line stands above already.
    func state(_ points: [Point], _ reader: LedgerReader, isParted: Bool = false) throws {
        let statement = try PointStatement.of(points, reader)
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
    static func of(_ points: [Point], _ reader: LedgerReader) throws -> String {
        let known = try points.map { "known up to \($0.position), root \(try reader.root(at: $0.position))" }
        guard let first = points.first, let last = points.last, points.count > 1 else {
            return "as of \(points.map(\.day.description).joined()), \(known.joined())"
        }
        return first.position == last.position
            ? "from \(first.day) to \(last.day), \(known[1])"
            : "from \(first.day), \(known[0]), to \(last.day), \(known[1])"
    }

    /// With a capital and a full stop.
    static func sentence(_ statement: String) -> String {
        statement.prefix(1).uppercased() + statement.dropFirst() + "."
    }
}
