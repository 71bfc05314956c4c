// Each way in which a command line is refused, with its exact words.

import CommandParsing
import Testing

struct RefusalTests {
    static let cases: [(words: [String], code: UsageError.Code, message: String)] = [
        ([], .missingCommand, "no command given"),
        (["-q"], .missingCommand, "no command given"),
        (["ad"], .unknownCommand, "unknown command 'ad'. Did you mean 'add'?"),
        (["hlep"], .unknownCommand, "unknown command 'hlep'. Did you mean 'help'?"),
        (["devour"], .unknownCommand, "unknown command 'devour'"),
        (["help", "lsit"], .unknownCommand, "unknown command 'lsit'. Did you mean 'list'?"),
        (["lsit", "--help"], .unknownCommand, "unknown command 'lsit'. Did you mean 'list'?"),
        (["add", "--shlef", "top"], .unknownOption, "unknown option '--shlef'. Did you mean '--shelf'?"),
        (["add", "-dry-run"], .unknownOption, "unknown option '-dry-run'. Did you mean '--dry-run'?"),
        (["add", "--weight=3"], .unknownOption, "unknown option '--weight'"),
        (["add", "-x"], .unknownOption, "unknown option '-x'"),
        (["list", "--shelf", "top"], .unknownOption, "unknown option '--shelf'"),
        (["note", "-x", "1"], .unknownOption, "unknown option '-x'"),
        (["note", "---x", "1"], .unknownOption, "unknown option '---x'"),
        (["note", "--=1"], .unknownOption, "unknown option '--'"),
        (
            ["--shelf", "top", "add"], .misplacedOption,
            "option '--shelf' belongs to a command and stands after its name, as in 'larder add --shelf'"
        ),
        (["note", "count"], .missingOption, "missing option '--by WHO'"),
        (
            ["add", "jam", "-s", "top", "--shelf", "top"], .repeatedOption,
            "option '--shelf' may be given only once"
        ),
        (["-c", "a", "list", "-c", "b"], .repeatedOption, "option '--config' may be given only once"),
        (["add", "--shelf"], .missingValue, "option '--shelf' needs a value: '--shelf SHELF'"),
        (
            ["add", "-s", "-n"], .missingValue,
            "option '-s' needs a value: '-s SHELF'; if '-n' is the value, write '-s=-n'"
        ),
        (
            ["add", "--tag", "--", "jam"], .missingValue,
            "option '--tag' needs a value: '--tag TEXT'; if '--' is the value, write '--tag=--'"
        ),
        (["note", "--taste"], .missingValue, "option '--taste' needs a value: '--taste VALUE'"),
        (["add", "--dry-run=yes"], .unexpectedValue, "option '--dry-run' takes no value, but has 'yes'"),
        (["add", "--help=all"], .unexpectedValue, "option '--help' takes no value, but has 'all'"),
        (
            ["list", "--order", "nmae"], .invalidValue,
            "invalid value 'nmae' for option '--order': must be one of: name, age. Did you mean 'name'?"
        ),
        (
            ["list", "--order=weight"], .invalidValue,
            "invalid value 'weight' for option '--order': must be one of: name, age"
        ),
        (
            ["add", "jam", "--days", "many"], .invalidValue,
            "invalid value 'many' for option '--days': must be a whole number"
        ),
        (
            ["add", "jam", "--days", "4000"], .invalidValue,
            "invalid value '4000' for option '--days': must be from -3650 to 3650"
        ),
        (
            ["merge", "a", "agee"], .invalidValue,
            "invalid value 'agee' for argument 'TARGET': must be one of: name, age. Did you mean 'age'?"
        ),
        (["add"], .missingArgument, "missing argument 'ITEM'"),
        (["merge", "a"], .missingArgument, "missing argument 'TARGET'"),
        (["merge"], .missingArgument, "missing arguments 'SOURCE', 'TARGET'"),
        (["list", "jam"], .unexpectedArgument, "unexpected argument 'jam'"),
        (["note", "count", "a", "b", "c"], .unexpectedArgument, "unexpected argument 'b'"),
        (["help", "add", "list"], .unexpectedArgument, "unexpected argument 'list'"),
    ]

    @Test(arguments: cases)
    func `is refused in these words`(words: [String], code: UsageError.Code, message: String) {
        let error = #expect(throws: UsageError.self) { try Larder.program.parse(words) }
        #expect(error?.code == code)
        #expect(error?.message == message)
    }

    @Test func `every code but the one for rules of the program has a case`() {
        let covered = Set(Self.cases.map(\.code))
        #expect(UsageError.Code.allCases.filter { !covered.contains($0) } == [.refused])
    }

    @Test func `shows the usage of the command and where to read on`() {
        let error = #expect(throws: UsageError.self) { try Larder.program.parse(["add"]) }
        #expect(
            error?.description == """
                larder: error: missing argument 'ITEM'
                Usage: larder add ITEM... [OPTIONS]
                Try 'larder help add'.
                """)
    }

    @Test func `shows the usage of the program where there is no command`() {
        let error = #expect(throws: UsageError.self) { try Larder.program.parse([]) }
        #expect(error?.usage == "Usage: larder COMMAND [OPTIONS]")
        #expect(error?.hint == "Try 'larder help'.")
    }

    @Test func `lets a command refuse what the declarations allow`() throws {
        let error = try Larder.run("list").refusal("the larder is empty")
        #expect(error.code == .refused)
        #expect(
            error.description == """
                larder: error: the larder is empty
                Usage: larder list [OPTIONS]
                Try 'larder help list'.
                """)
        #expect(Larder.program.refusal("no file").hint == "Try 'larder help'.")
    }

    @Test func `refuses to give a required value that the command lacks`() throws {
        let invocation = try Larder.run("list")
        let option = #expect(throws: UsageError.self) { try invocation.required(Larder.days) }
        #expect(option?.message == "missing option '--days NUMBER'")
        let argument = #expect(throws: UsageError.self) { try invocation.required(Larder.items) }
        #expect(argument?.message == "missing argument 'ITEM'")
    }

    @Test(arguments: [(1...Int.max, "0", "must be at least 1"), (Int.min...9, "10", "must be at most 9")])
    func `names the limit of a number that has one`(range: ClosedRange<Int>, text: String, message: String) {
        let option = Option("size", valueName: "N", reading: .wholeNumber(in: range), help: "Size.")
        let command = CommandDeclaration(
            "cut", group: "Cut", summary: "Cut.", options: [option], examples: [])
        let program = Program("knife", version: "1", summary: "cut", commands: [command])
        let error = #expect(throws: UsageError.self) { try program.parse(["cut", "--size", text]) }
        #expect(error?.message == "invalid value '\(text)' for option '--size': \(message)")
    }
}
