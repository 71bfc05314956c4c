// What the built program signs and proves, verified by a program in Python that shares nothing with it; and whatever byte
// of it is changed, both refuse it.
import Foundation
import Testing

@Suite struct IndependentVerificationTests {
    private static let verifier = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("EvidenceTests/independent/verify.py").path

    /// The files that a proof is verified with, by the names that the program and the one in Python take.
    struct Proved: Sendable, CustomTestStringConvertible {
        let name: String
        let options: String
        let files: [String]
        /// The files of which each byte counts.
        let changed: [String]

        var testDescription: String { name }
    }

    private static let proved = [
        Proved(
            name: "a checkpoint", options: "checkpoint verify second --key ledger.pub", files: ["second"],
            changed: ["second", "ledger.pub"]),
        Proved(
            name: "that an event is in the ledger",
            options: "verify --proof event --checkpoint second --key ledger.pub", files: ["second", "event"],
            changed: ["second", "event", "ledger.pub"]),
        Proved(
            name: "that the ledger only grew",
            options: "verify --proof growth --from first --checkpoint second --key ledger.pub",
            files: ["first", "second", "growth"], changed: ["first", "second", "growth", "ledger.pub"]),
    ]

    /// The first Python that has the package `cryptography`, that of Debian among them.
    private static let python =
        "$(for python in python3 /usr/bin/python3; do"
        + " $python -c 'import cryptography' 2> /dev/null && echo $python && break; done)"

    @Test func `Python has the package that the verifier needs`() throws {
        let home = try TemporaryDirectory()
        let answer = try BuiltProgram.run("\(Self.python) -c 'import cryptography'", in: home.url)
        #expect(answer.code == 0, "type: sudo apt-get install -y python3-cryptography\n\(answer.talk)")
    }

    @Test(arguments: proved) func `both verify`(_ proved: Proved) throws {
        let home = try Self.directory()
        let ours = try BuiltProgram.run("LAWLEDGER= lawledger \(proved.options)", in: home.url)
        #expect(ours.code == 0, "\(ours.talk)")
        let theirs = try BuiltProgram.run(Self.python(proved), in: home.url)
        #expect(theirs.output == "ok\n", "\(theirs.output)\(theirs.talk)")
    }

    @Test func `the event itself is the one that the proof is about`() throws {
        let home = try Self.directory()
        let command =
            "lawledger export > events; for number in 17 18; do sed -n \"$number\"p events > line;"
            + " \(Self.python) '\(Self.verifier)' ledger.pub second event line; done"
        let answer = try BuiltProgram.run(command, in: home.url)
        #expect(answer.output == "ok\nthe proof is about another event, or about another text of it\n")
    }

    @Test(arguments: proved) func `both refuse when a byte has changed`(_ proved: Proved) throws {
        let home = try Self.directory()
        // A byte in 37, which is no length of a line: two processes for each keep the test to seconds.
        for (start, file) in proved.changed.enumerated() {
            let place = home.url.appendingPathComponent(file)
            let whole = try Data(contentsOf: place)
            for index in stride(from: start, to: whole.count, by: 37) {
                var changed = whole
                changed[index] ^= 1
                try changed.write(to: place)
                let ours = try BuiltProgram.run("LAWLEDGER= lawledger \(proved.options)", in: home.url)
                #expect([1, 2, 3].contains(ours.code), "\(file), byte \(index): \(ours.output)")
                let theirs = try BuiltProgram.run(Self.python(proved), in: home.url)
                #expect(theirs.code == 1, "\(file), byte \(index): \(theirs.output)")
            }
            try whole.write(to: place)
        }
    }

    private static func python(_ proved: Proved) -> String {
        "\(python) '\(verifier)' ledger.pub \(proved.files.joined(separator: " "))"
    }

    /// A ledger with what it signs and proves.
    private static func directory() throws -> TemporaryDirectory {
        let home = try TemporaryDirectory()
        try BuiltProgram.copyLedger(to: home.url)
        let made = try BuiltProgram.run(
            """
            set -e
            lawledger key new ledger.key --name example.org/asia > ledger.pub
            for name in first second; do lawledger checkpoint --at $name --sign ledger.key > $name; done
            lawledger prove '#17' --checkpoint second > event
            lawledger prove --from first --to second > growth
            """, in: home.url)
        guard made.code == 0 else { throw ProgramFailure(answer: made) }
        return home
    }
}
