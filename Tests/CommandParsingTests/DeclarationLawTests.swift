// Laws over every declaration: whatever is declared is in the help, the completions and the manual page.

import CommandParsing
import Testing

struct DeclarationLawTests {
    static let program = Larder.program

    @Test func `the sample program has no flaw`() {
        #expect(Self.program.flaws == [])
    }

    @Test(arguments: Larder.program.commands.map(\.name) + [""])
    func `each option is in help, completions and manual page`(name: String) throws {
        let command = Self.program.commands.first { $0.name == name }
        let help = HelpText.text(for: command, of: Self.program)
        let page = ManualPage.roff(for: Self.program, date: "2022-04-19")
        for option in (command?.options ?? []) + Self.program.options {
            #expect(option.spellings.allSatisfy { help.contains($0) })
            #expect(option.spellings.allSatisfy { page.contains($0.replacing("-", with: "\\-")) })
            for shell in [Shell.bash, .zsh] {
                let script = Completions.script(for: Self.program, shell: shell)
                #expect(option.spellings.allSatisfy { script.contains($0) }, "\(shell)")
            }
            let fish = Completions.script(for: Self.program, shell: .fish)
            #expect(fish.contains((option.short.map { "-s \($0) " } ?? "") + "-l \(option.name) "))
        }
    }

    @Test(arguments: Shell.allCases)
    func `each command and choice is in the completions`(shell: Shell) {
        let script = Completions.script(for: Self.program, shell: shell)
        let words = Self.program.commands.map(\.name) + ["help", "top", "bottom", "tasting", "name", "age"]
        #expect(words.filter { !script.contains($0) }.isEmpty)
    }

    @Test func `each example, variable and exit code is in the manual page`() {
        let page = ManualPage.roff(for: Self.program, date: "2022-04-19")
        let texts =
            Self.program.commands.flatMap { $0.examples.map(\.meaning) + [$0.summary] }
            + Self.program.environment.flatMap { [$0.name, $0.meaning] }
            + Self.program.exitCodes.map(\.meaning)
        #expect(texts.filter { !page.contains($0) }.isEmpty)
    }
}

struct ProgramFlawTests {
    private static func flaws(
        arguments: [any DeclaredArgument] = [], options: [any DeclaredOption] = [],
        summary: String = "Cut.", example: String = "knife cut", shared: [any DeclaredOption] = []
    ) -> [String] {
        let command = CommandDeclaration(
            "cut", group: "Cut", summary: summary, arguments: arguments, options: options,
            examples: [(example, "Cuts.")])
        return Program("knife", version: "1", summary: "cut", options: shared, commands: [command]).flaws
    }

    private static func option(
        _ name: String, short: Character? = nil, default text: String? = nil, required: Bool = false
    ) -> Option<Int> {
        Option(
            name, short: short, valueName: "N", reading: .wholeNumber(), help: "Size.", default: text,
            required: required)
    }

    @Test func `finds nothing in a sound program`() {
        let options: [any DeclaredOption] = [
            Self.option("size", short: "s", default: "3"), Flag("x", help: "X."),
        ]
        #expect(Self.flaws(options: options) == [])
    }

    @Test func `finds names that are declared twice`() {
        #expect(
            Self.flaws(options: [Self.option("size"), Self.option("size")]) == [
                "'cut': '--size' is declared twice"
            ])
        #expect(
            Self.flaws(
                options: [Self.option("size", short: "s")], shared: [Flag("show", short: "s", help: "Show.")])
                == ["'cut': '-s' is declared twice"])
        #expect(
            Self.flaws(options: [Flag("how", short: "h", help: "How.")]) == ["'cut': '-h' is declared twice"])
        let help = CommandDeclaration(
            "help", group: "Cut", summary: "Help.", examples: [("knife help", "Helps.")])
        #expect(
            Program("knife", version: "1", summary: "cut", commands: [help]).flaws.contains(
                "the command 'help' is declared twice"))
    }

    @Test func `finds names that a shell could misread`() {
        #expect(
            Self.flaws(options: [Self.option("Size")]) == [
                "'cut': 'Size' is not in lower-case letters and hyphens"
            ])
        #expect(
            Self.flaws(options: [Self.option("size", short: "1")]) == [
                "'cut': the short form '-1' is not a letter"
            ])
    }

    @Test func `finds help that is no sentence`() {
        #expect(
            Self.flaws(summary: "Cut") == ["'cut': the help of the command 'cut' is not a sentence"])
        #expect(
            Self.flaws(options: [Flag("x", help: "Ex")]) == [
                "'cut': the help of the option '--x' is not a sentence"
            ])
    }

    @Test func `finds defaults that make no sense`() {
        #expect(
            Self.flaws(options: [Self.option("size", default: "big")]) == [
                "'cut': the example 'knife cut' is refused: "
                    + "invalid value 'big' for option '--size': must be a whole number",
                "'cut': '--size' does not take 'big': must be a whole number",
            ])
        #expect(
            Self.flaws(
                options: [Self.option("size", default: "3", required: true)], example: "knife cut --size 3")
                == ["'cut': '--size' is required and has a default"])
        #expect(
            Self.flaws(example: "knife cut --size 3", shared: [Self.option("size", required: true)]).contains(
                "'--size' is required of every command"))
    }

    @Test func `finds arguments that can be shared out in two ways`() {
        let many = Argument("A", reading: .text, help: "A.", count: .anyNumber)
        let more = Argument("B", reading: .text, help: "B.", count: .optional)
        let one = Argument("C", reading: .text, help: "C.")
        let flaw = "'cut': its arguments can be shared out in more than one way"
        #expect(Self.flaws(arguments: [many, more]) == [flaw])
        #expect(Self.flaws(arguments: [many, one], example: "knife cut c") == [])
        #expect(Self.flaws(arguments: [one, more], example: "knife cut c") == [])
    }

    @Test func `finds examples that do not work`() {
        #expect(
            Self.flaws(example: "knife cut --deep") == [
                "'cut': the example 'knife cut --deep' is refused: unknown option '--deep'"
            ])
        #expect(
            Self.flaws(example: "spoon cut") == ["'cut': the example 'spoon cut' does not call 'knife'"])
        #expect(
            Self.flaws(example: "knife help cut") == [
                "'cut': the example 'knife help cut' calls something else"
            ])
        let command = CommandDeclaration("cut", group: "Cut", summary: "Cut.", examples: [])
        #expect(
            Program("knife", version: "1", summary: "cut", commands: [command]).flaws == [
                "'cut': has no example"
            ])
    }
}
