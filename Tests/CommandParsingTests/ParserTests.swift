// What a command line means once it is read.

import CommandParsing
import Testing

struct ParserTests {
    @Test(arguments: [
        ["add", "--shelf", "bottom", "jam"], ["add", "--shelf=bottom", "jam"],
        ["add", "-s", "bottom", "jam"],
        ["add", "-s=bottom", "jam"], ["add", "jam", "-s", "bottom"],
        ["-q", "add", "jam", "--shelf", "bottom"],
    ])
    func `reads an option in each of its forms and anywhere`(words: [String]) throws {
        guard case .run(let invocation) = try Larder.program.parse(words) else { throw Larder.NotRun() }
        #expect(invocation.command.name == "add")
        #expect(invocation.value(of: Larder.shelf) == "bottom")
        #expect(invocation.arguments(Larder.items) == ["jam"])
    }

    @Test func `takes options of every command before and after the command`() throws {
        let before = try Larder.run("--config", "a.txt", "-q", "list")
        #expect(before.value(of: Larder.config) == "a.txt")
        #expect(before.isSet(Larder.quiet))
        let after = try Larder.run("list", "-c=a.txt", "--quiet")
        #expect(after.value(of: Larder.config) == "a.txt")
        #expect(after.isSet(Larder.quiet))
        #expect(try Larder.run("list").isSet(Larder.quiet) == false)
    }

    @Test(arguments: ["-0999", "-5", "-.5", "- a remark", "-", "", "a=b"])
    func `takes what is no option as a value`(text: String) throws {
        #expect(try Larder.run("add", "jam", "--tag", text).values(of: Larder.tag) == [text])
        #expect(try Larder.run("add", text).arguments(Larder.items) == [text])
    }

    @Test func `takes everything after an equals sign as the value`() throws {
        let invocation = try Larder.run("add", "jam", "--tag=--shelf=top", "--tag=", "--tag=-n")
        #expect(invocation.values(of: Larder.tag) == ["--shelf=top", "", "-n"])
        #expect(invocation.value(of: Larder.tag) == "-n")
        #expect(!invocation.isSet(Larder.dryRun))
    }

    @Test func `takes everything after two hyphens as arguments`() throws {
        let invocation = try Larder.run("add", "--dry-run", "--", "--shelf", "--help", "--", "-n")
        #expect(invocation.arguments(Larder.items) == ["--shelf", "--help", "--", "-n"])
        #expect(invocation.value(of: Larder.shelf) == "top")
        #expect(try Larder.run("--", "add", "-n").arguments(Larder.items) == ["-n"])
    }

    @Test func `gives the default of an option, and nothing where there is none`() throws {
        let invocation = try Larder.run("add", "jam")
        #expect(invocation.value(of: Larder.shelf) == "top")
        #expect(invocation.value(of: Larder.days) == nil)
        #expect(invocation.values(of: Larder.tag).isEmpty)
        #expect(invocation.value(of: Larder.order) == nil)
    }

    @Test func `reads values as their type`() throws {
        #expect(try Larder.run("add", "jam", "--days", "-12").value(of: Larder.days) == -12)
        #expect(try Larder.run("list", "--order", "age").value(of: Larder.order) == .age)
        #expect(try Larder.run("merge", "a", "name").argument(Larder.target) == .name)
    }

    @Test func `takes a flag given twice as given once`() throws {
        #expect(try Larder.run("add", "jam", "-n", "--dry-run").isSet(Larder.dryRun))
    }

    @Test func `shares words out so that later arguments get theirs`() throws {
        let invocation = try Larder.run("merge", "a", "b", "-", "age")
        #expect(invocation.arguments(Larder.source) == ["a", "b", "-"])
        #expect(invocation.argument(Larder.target) == .age)
        #expect(try Larder.run("note", "count", "--by", "Ann").argument(Larder.remark) == nil)
        #expect(try Larder.run("note", "count", "few", "--by", "Ann").argument(Larder.remark) == "few")
    }

    @Test func `collects options that are not declared in their order`() throws {
        let invocation = try Larder.run(
            "note", "--b", "2", "count", "--a=1", "--by", "Ann", "--b", "-3", "-q", "--version", "7")
        #expect(invocation.extra.map(\.name) == ["b", "a", "b", "version"])
        #expect(invocation.extra.map(\.value) == ["2", "1", "-3", "7"])
        #expect(invocation.value(of: Larder.by) == "Ann")
        #expect(invocation.isSet(Larder.quiet))
        #expect(try Larder.run("list").extra.isEmpty)
    }

    @Test func `gives required values without an optional`() throws {
        let invocation = try Larder.run("note", "count", "--by", "Ann")
        #expect(try invocation.required(Larder.kind) == "count")
        #expect(try invocation.required(Larder.by) == "Ann")
    }
}

struct RequestTests {
    @Test(
        arguments: [
            (["help"], nil), (["--help"], nil), (["-h"], nil), (["-q", "help"], nil),
            (["help", "--help"], "help"),
            (["help", "add"], "add"), (["help", "help"], "help"), (["add", "--help"], "add"),
            (["add", "-h"], "add"),
            (["--help", "add"], "add"), (["-c", "list", "add", "-h"], "add"),
            (["add", "--no-such", "--shelf", "-h"], "add"), (["--no-such", "--help"], nil),
        ] as [([String], String?)])
    func `gives help to whoever asks`(words: [String], subject: String?) throws {
        guard case .help(let command) = try Larder.program.parse(words) else { throw Larder.NotRun() }
        #expect(command?.name == subject)
    }

    @Test(arguments: [["--version"], ["-q", "--version"], ["--version", "add"]])
    func `gives the version before a command`(words: [String]) throws {
        guard case .version = try Larder.program.parse(words) else { throw Larder.NotRun() }
    }

    @Test func `takes the word help after a command as an argument`() throws {
        #expect(try Larder.run("add", "help").arguments(Larder.items) == ["help"])
    }
}
