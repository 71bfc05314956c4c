// The sentences in which a command line is refused, one function each.
// Nothing is decided here: who calls a function has found that the command line is wrong.

struct Refusals {
    let program: Program
    let command: CommandDeclaration?

    func missingCommand() -> UsageError {
        refusal(.missingCommand, "no command given")
    }

    func unknownCommand(_ name: String) -> UsageError {
        let names = program.allCommands.map { $0.name }
        return refusal(
            .unknownCommand, "unknown command '\(name)'" + Suggestion.question(for: name, among: names))
    }

    func unknownOption(_ spelled: String, known: [OptionDeclaration]) -> UsageError {
        let names = known.map { $0.name }
        let name = String(spelled.drop { $0 == "-" })
        let nearest = Suggestion.nearest(to: name, among: names).map { ". Did you mean '--\($0)'?" }
        return refusal(.unknownOption, "unknown option '\(spelled)'" + (nearest ?? ""))
    }

    func misplacedOption(_ spelled: String, of owner: CommandDeclaration) -> UsageError {
        let correct = "\(program.name) \(owner.name) \(spelled)"
        return refusal(
            .misplacedOption,
            "option '\(spelled)' belongs to a command and stands after its name, as in '\(correct)'")
    }

    func missingOptions(_ options: [OptionDeclaration]) -> UsageError {
        refusal(.missingOption, missing("option", options.map(UsageLine.long)))
    }

    func repeatedOption(_ option: OptionDeclaration) -> UsageError {
        refusal(.repeatedOption, "option '\(option.longSpelling)' may be given only once")
    }

    /// `next` is what stands where the value should be.
    func missingValue(of spelled: String, named valueName: String, before next: String?) -> UsageError {
        let message = "option '\(spelled)' needs a value: '\(spelled) \(valueName)'"
        let remedy = next.map { "; if '\($0)' is the value, write '\(spelled)=\($0)'" }
        return refusal(.missingValue, message + (remedy ?? ""))
    }

    func unexpectedValue(_ text: String, of spelled: String) -> UsageError {
        refusal(.unexpectedValue, "option '\(spelled)' takes no value, but has '\(text)'")
    }

    func invalidValue(_ text: String, of spelled: String, _ problem: ParseProblem) -> UsageError {
        refusal(.invalidValue, "invalid value '\(text)' for option '\(spelled)': \(problem.message)")
    }

    func invalidValue(
        _ text: String, of argument: ArgumentDeclaration, _ problem: ParseProblem
    ) -> UsageError {
        refusal(.invalidValue, "invalid value '\(text)' for argument '\(argument.name)': \(problem.message)")
    }

    func missingArguments(_ arguments: [ArgumentDeclaration]) -> UsageError {
        refusal(.missingArgument, missing("argument", arguments.map { $0.name }))
    }

    func unexpectedArgument(_ word: String) -> UsageError {
        refusal(.unexpectedArgument, "unexpected argument '\(word)'")
    }

    func refused(_ message: String) -> UsageError {
        refusal(.refused, message)
    }

    private func missing(_ kind: String, _ names: [String]) -> String {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        return "missing \(kind)\(names.count > 1 ? "s" : "") \(list)"
    }

    private func refusal(_ code: UsageError.Code, _ message: String) -> UsageError {
        UsageError(
            code: code,
            message: message,
            usage: UsageLine.prefix + UsageLine.usage(of: command, in: program),
            hint: Wording.tryHelp(program, command),
            programName: program.name
        )
    }
}
