// Laws over what the program declares: every word of help can be typed, every example can be pasted.
import Commands
import CommandParsing
import Foundation
import Testing

@Suite struct DeclarationTests {
    private static let examples = LawLedgerProgram.program.commands.flatMap(\.examples).map(\.commandLine)

    @Test func `the declarations have no flaw`() {
        #expect(LawLedgerProgram.program.flaws == [])
    }

    @Test(arguments: examples) func `every example of the help does what it says`(_ line: String) throws {
        let home = try DeclarationTests.directory()
        let answer = try BuiltProgram.run("export LAWLEDGER=kept/asia.lawledger; \(line)", in: home.url)
        #expect(answer.code == 0, "\(answer.talk)")
    }

    @Test func `every type has an example that can be pasted`() throws {
        let home = try DeclarationTests.directory()
        let types = try BuiltProgram.run(
            "lawledger types --format csv | tail -n +2 | cut -d, -f1", in: home.url)
        let names = types.output.split(whereSeparator: \.isWhitespace)
        #expect(names.count > 60)
        for name in names {
            let help = try BuiltProgram.run("lawledger types \(name)", in: home.url)
            let lines = help.output.split(separator: "\n")
            let example = try #require(lines.last, "\(name) has no example")
            #expect(example.hasPrefix("  lawledger record \(name) "))
            let answer = try BuiltProgram.run(
                "export LAWLEDGER=kept/asia.lawledger; \(example) --dry-run", in: home.url)
            #expect([0, 1].contains(answer.code), "\(example)\n\(answer.talk)")
        }
    }

    @Test(arguments: LawLedgerProgram.program.commands.map(\.name))
    func `the help of every command names all its options`(_ name: String) throws {
        let home = try TemporaryDirectory()
        let help = try BuiltProgram.run("lawledger help \(name)", in: home.url)
        let command = try #require(LawLedgerProgram.program.commands.first { $0.name == name })
        #expect(help.code == 0)
        #expect(try BuiltProgram.run("lawledger \(name) --help", in: home.url) == help)
        for option in command.options { #expect(help.output.contains("--\(option.name)")) }
        for example in command.examples { #expect(help.output.contains(example.commandLine)) }
    }

    /// A directory in which the files that examples name lie ready, and the ledger where no example makes one.
    private static func directory() throws -> TemporaryDirectory {
        let home = try TemporaryDirectory()
        try BuiltProgram.copyLedger(to: home.url)
        _ = try BuiltProgram.run(
            """
            lawledger export > backup.jsonl; tail -n 2 backup.jsonl | head -n 1 > changes.jsonl
            lawledger backup kept.lawledger > backed-up
            lawledger key new ledger.key --name example.org/asia > ledger.pub
            lawledger key new witness.key --name example.org/witness
            for name in first second; do
                lawledger checkpoint --at $name --sign ledger.key > $name.checkpoint
            done
            lawledger prove '#17' --checkpoint second.checkpoint > event.tlog-proof
            lawledger prove --from first.checkpoint --to second.checkpoint > growth.proof
            cp backup.jsonl record.jsonl
            mkdir kept; mv asia.lawledger* kept
            """, in: home.url)
        return home
    }
}
