// The runner itself: a case that could not fail would prove nothing.
import Foundation
import Testing

@Suite struct CaseFileTests {
    private static let text = """
        # A comment.
        with asia

        --- note.txt
        one
        ---

        $ cat note.txt; echo '$ dollar'; echo; echo oops >&2; exit 3
        one
        \\$ dollar

        ! oops
        ? 3

        $ printf 'no end'
        no end
        \\

        """

    @Test func `reads commands, files and answers`() {
        let parts = CaseFile(Self.text).parts
        #expect(parts.count == 5)
        #expect(parts[2] == .file(name: "note.txt", lines: ["one"]))
        #expect(
            parts[3]
                == .step(
                    command: "cat note.txt; echo '$ dollar'; echo; echo oops >&2; exit 3",
                    .init(output: "one\n$ dollar\n\n", talk: "oops\n", code: 3)))
        #expect(parts[4] == .step(command: "printf 'no end'", .init(output: "no end")))
    }

    @Test func `writes a case as it was read`() {
        #expect(CaseFile(Self.text).text == Self.text)
    }

    @Test func `keeps an empty line at the end of an output`() {
        var file = CaseFile("")
        file.parts = [.step(command: "a", .init(output: "x\n\n")), .step(command: "b", .init(output: "\n"))]
        #expect(CaseFile(file.text) == file)
    }

    @Test func `tells output, talk and code of a command apart`() throws {
        let home = try TemporaryDirectory()
        let answer = try BuiltProgram.run("echo out; echo err >&2; exit 7", in: home.url)
        #expect(answer == .init(output: "out\n", talk: "err\n", code: 7))
    }

    @Test func `runs the program of this build`() throws {
        let home = try TemporaryDirectory()
        let answer = try BuiltProgram.run("command -v lawledger", in: home.url)
        #expect(answer.output == BuiltProgram.directory.appendingPathComponent("lawledger").path + "\n")
    }
}
