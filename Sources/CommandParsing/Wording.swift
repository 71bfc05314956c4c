// The words that frame what is declared: headings, built-in help, and marks such as "(default: …)".
// The wording of refusals is in `Refusals`. Nothing here knows how text is laid out.

enum Wording {
    static let arguments = "Arguments"
    static let options = "Options"
    static let sharedOptions = "Options of every command"
    static let environment = "Environment"
    static let exitCodes = "Exit codes"
    static let examples = "Examples"

    static let helpGroup = "Help"
    static let helpFlag = "Show help information."
    static let helpCommand = "Show help for the program or for one command."
    static let helpArgument = "The command to explain; without it, all commands are listed."
    static let versionFlag = "Show the version."

    static func helpExample(of command: String) -> String {
        "Shows what '\(command)' does and which options it takes."
    }

    static func furtherHelp(on program: Program) -> String {
        "Try '\(program.name) help \(BuiltIn.helpSubject)' for one command."
    }

    static func tryHelp(_ program: Program, _ command: CommandDeclaration?) -> String {
        "Try '\(program.name) help\(command.map { " \($0.name)" } ?? "")'."
    }

    static func help(of option: OptionDeclaration) -> String {
        let marks = [
            values(of: option.completion),
            option.defaultText.map { "default: \($0)" },
            option.isRequired ? "required" : nil,
            option.repeats && !option.isFlag ? "may be given more than once" : nil,
        ]
        return framed(option.help, marks)
    }

    static func help(of argument: ArgumentDeclaration) -> String {
        framed(argument.help, [values(of: argument.completion)])
    }

    private static func values(of completion: Completion) -> String? {
        completion.choices.isEmpty ? nil : "values: \(completion.choices.joined(separator: ", "))"
    }

    private static func framed(_ help: String, _ marks: [String?]) -> String {
        let marks = marks.compactMap { $0 }.joined(separator: "; ")
        return marks.isEmpty ? help : "\(help) (\(marks))"
    }
}
