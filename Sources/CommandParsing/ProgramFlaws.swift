// The laws that every declared program keeps, so that a test can ask for what breaks them.
// The parser does not check them: a flaw is a mistake of the programmer, not of the user.

extension Program {
    /// What is wrong with the declarations, a sentence each; a test expects none.
    public var flaws: [String] {
        repeated(allCommands.map { $0.name }).map { "the command '\($0)' is declared twice" }
            + allCommands.flatMap { flaws(of: $0) }
            + optionFlaws(for: nil)
            + options.filter(\.isRequired).map { "'\($0.longSpelling)' is required of every command" }
            + repeated(environment.map(\.name)).map { "the variable '\($0)' is explained twice" }
            + repeated(exitCodes.map { String($0.code) }).map { "the exit code \($0) is explained twice" }
    }

    private func flaws(of command: CommandDeclaration) -> [String] {
        let own =
            nameFlaws(command.name)
            + sentenceFlaws(command.summary, of: "the command '\(command.name)'")
            + command.arguments.flatMap { sentenceFlaws($0.help, of: "the argument '\($0.name)'") }
            + argumentFlaws(of: command)
            + (command.examples.isEmpty ? ["has no example"] : [])
            + command.examples.compactMap { exampleFlaw($0.commandLine, of: command) }
        return own.map { "'\(command.name)': \($0)" } + optionFlaws(for: command)
    }

    private func optionFlaws(for command: CommandDeclaration?) -> [String] {
        let twice = repeated(options(for: command).flatMap(\.spellings)).map { "'\($0)' is declared twice" }
        let own = command?.options ?? options
        let each = own.flatMap { option in
            nameFlaws(option.name)
                + sentenceFlaws(option.help, of: "the option '\(option.longSpelling)'")
                + shortFlaws(option) + textFlaws(option)
        }
        return (twice + each).map { "'\(command?.name ?? name)': \($0)" }
    }

    /// Lower-case letters, digits and hyphens, beginning with a letter: nothing a shell could misread.
    private func nameFlaws(_ name: String) -> [String] {
        let isPlain = name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
        let beginsWithLetter = name.first.map { ("a"..."z").contains($0) } ?? false
        return isPlain && beginsWithLetter ? [] : ["'\(name)' is not in lower-case letters and hyphens"]
    }

    private func shortFlaws(_ option: OptionDeclaration) -> [String] {
        guard let short = option.short, !(short.isASCII && short.isLetter) else { return [] }
        return ["the short form '-\(short)' is not a letter"]
    }

    private func sentenceFlaws(_ text: String, of owner: String) -> [String] {
        text.hasSuffix(".") ? [] : ["the help of \(owner) is not a sentence"]
    }

    private func textFlaws(_ option: OptionDeclaration) -> [String] {
        let required =
            option.isRequired && option.defaultText != nil
            ? ["'\(option.longSpelling)' is required and has a default"] : []
        let texts = option.completion.choices + (option.defaultText.map { [$0] } ?? [])
        return required + texts.compactMap { textFlaw($0, of: option) }
    }

    private func textFlaw(_ text: String, of option: OptionDeclaration) -> String? {
        do {
            _ = try option.read(text)
            return nil
        } catch {
            return "'\(option.longSpelling)' does not take '\(text)': \(error.message)"
        }
    }

    /// With two arguments of open length nobody could say which word belongs to which.
    private func argumentFlaws(of command: CommandDeclaration) -> [String] {
        let open = command.arguments.filter { !($0.count == .one) }
        let isAmbiguous = open.count > 1 && open.contains { $0.count.isRepeated }
        return repeated(command.arguments.map { $0.name }).map { "the argument '\($0)' is declared twice" }
            + (isAmbiguous ? ["its arguments can be shared out in more than one way"] : [])
    }

    private func exampleFlaw(_ line: String, of command: CommandDeclaration) -> String? {
        let words = CommandLineWords.split(line)
        guard words.first == name else { return "the example '\(line)' does not call '\(name)'" }
        do {
            switch try parse(Array(words.dropFirst())) {
            case .run(let invocation) where invocation.command.name == command.name: return nil
            case .help where command.name == BuiltIn.helpName: return nil
            default: return "the example '\(line)' calls something else"
            }
        } catch {
            return "the example '\(line)' is refused: \(error.message)"
        }
    }

    private func repeated(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
