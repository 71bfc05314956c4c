// What is wrong with the form of a file of CloudEvents, with its place and its exact text.
import Ledger
import LedgerCoding
import Testing

struct FileRefusalTests {
    private func problems(_ text: String) -> [String] {
        CloudEventsReader.read(Array(text.utf8)).problems.map { "\($0.line):\($0.column): \($0.message)" }
    }

    private static let whole =
        #"{"specversion":"1.0","type":"instrument.passed","data":{"occurred":"2022"}}"#

    @Test func `a line of form is a proposal`() throws {
        let (lines, problems) = CloudEventsReader.read(
            Array("\n\(Self.whole)\r\n  \n\(Self.whole)".utf8))
        #expect(problems.isEmpty)
        #expect(lines.map(\.number) == [2, 4])
        #expect(lines.map(\.proposal.type) == ["instrument.passed", "instrument.passed"])
    }

    @Test func `a line that is no object`() {
        #expect(problems("[1]") == ["1:1: a line must be one JSON object, a CloudEvent"])
    }

    @Test func `a line that is no JSON says where`() {
        let found = CloudEventsReader.read(Array("\n{\"a\":é}".utf8)).problems
        #expect(found.map(\.line) == [2] && found.map(\.column) == [6])
        #expect(found.map(\.code) == [nil])
    }

    @Test func `an attribute that is none`() {
        #expect(
            problems(Self.whole.dropLast() + #","tipe":"x"}"#)
                == ["1:83: “tipe” is not an attribute of an event here. Did you mean “type”?"])
    }

    @Test func `an attribute that is no text`() {
        #expect(problems(Self.whole.dropLast() + #","id":7}"#) == ["1:81: “id” must be text"])
        #expect(problems(Self.whole.dropLast() + #","id":""}"#) == ["1:81: “id” must be text"])
    }

    @Test func `another version of the specification`() {
        #expect(
            problems(#"{"specversion":"0.3","type":"x","data":{}}"#)
                == ["1:16: “specversion” must be \"1.0\""])
        #expect(problems(#"{"type":"x","data":{}}"#) == ["1:1: “specversion” must be \"1.0\""])
    }

    @Test func `no type and no data`() {
        #expect(problems(#"{"specversion":"1.0","data":{}}"#) == ["1:1: “type” is missing"])
        #expect(
            problems(#"{"specversion":"1.0","type":"x"}"#)
                == ["1:1: “data” is missing: occurred, sources and payload"])
    }

    @Test func `a time that is no instant`() {
        #expect(
            problems(Self.whole.dropLast() + #","time":"2022-06-30"}"#)
                == ["1:83: “2022-06-30” is not an instant: give it as 2022-06-30T00:00:00Z"])
    }

    @Test(arguments: ["00", "0123456789ABCDEF0123456789ABCDEF", "xx23456789abcdef0123456789abcdef"])
    func `a salt that is not sixteen bytes`(_ salt: String) {
        #expect(
            problems(Self.whole.dropLast() + ",\"salt\":\"\(salt)\"}")
                == [
                    "1:83: “salt” must be 32 lower-case hexadecimal digits, or what an export writes of a redacted event"
                ])
    }

    @Test func `all problems of all lines at once, with their lines`() {
        #expect(problems("[1]\n\(Self.whole)\n[2]\n{}").map { $0.prefix(1) } == ["1", "3", "4", "4", "4"])
    }

    @Test func `a problem of the rules is placed at the value, or at what encloses it`() {
        let bytes = Array(#"{"data":{"payload":{"level":"Né","x":1}}}"#.utf8)
        func column(_ path: String...) -> Int {
            CloudEventsReader.place(Problem(.unknownLevel, at: path, "m"), line: 1, bytes: bytes).column
        }
        #expect(column("data", "payload", "level") == 29)
        #expect(column("data", "payload", "x") == 38)
        #expect(column("data", "payload", "missing") == 20)
        #expect(column() == 1)
    }
}
