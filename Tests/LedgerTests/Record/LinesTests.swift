// Lines out of pieces of a file, wherever the pieces are cut.
import LedgerCoding
import Testing

struct LinesTests {
    private func lines(_ pieces: [String]) throws -> [String] {
        var rest = pieces[...]
        var lines = Lines { rest.popFirst().map { Array($0.utf8) } }
        var found: [String] = []
        while let line = try lines.nextLine() {
            found.append("\(lines.number) " + String(decoding: line, as: UTF8.self))
        }
        return found
    }

    @Test(arguments: [
        ["one\ntwo\n\nfour"], ["on", "e\n", "two", "\n\nfo", "ur"], ["one\ntwo\n", "\n", "four"],
    ])
    func `are the same however the file is cut into pieces`(pieces: [String]) throws {
        #expect(try lines(pieces) == ["1 one", "2 two", "3 ", "4 four"])
    }

    @Test func `an empty file is one empty line, and what follows the last line feed is a line`() throws {
        #expect(try lines([]) == ["1 "])
        #expect(try lines(["one\n"]) == ["1 one", "2 "])
    }

    @Test func `a line longer than any event is cut, and the next one is whole`() throws {
        let piece = Array(repeating: UInt8(ascii: "x"), count: 1_000_000)
        var rest = [piece, piece, piece, piece, piece, Array("\nnext".utf8)][...]
        var lines = Lines { rest.popFirst() }
        #expect(try lines.nextLine()?.count == 200 && lines.isCut)
        #expect(try lines.nextLine() == Array("next".utf8) && !lines.isCut)
        rest = [piece, piece, piece, piece][...]
        lines = Lines { rest.popFirst() }
        #expect(try lines.nextLine()?.count == Lines.limit && !lines.isCut)
    }
}
