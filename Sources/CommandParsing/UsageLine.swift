// How arguments and options are written where they are shown and not typed: `ITEM... [OPTIONS]`.
// One line each, without markup; wrapping is done by `HelpText`.

enum UsageLine {
    static let prefix = "Usage: "

    static func usage(of command: CommandDeclaration?, in program: Program) -> String {
        guard let command else { return "\(program.name) COMMAND [OPTIONS]" }
        var parts = [program.name, command.name]
        parts += command.arguments.map(argument)
        parts += command.options.filter(\.isRequired).map(long)
        parts += command.openOptions.map { ["[\(open($0))]..."] } ?? []
        let hasOptional = (command.options + program.options).contains { !$0.isRequired }
        parts += hasOptional ? ["[OPTIONS]"] : []
        return parts.joined(separator: " ")
    }

    static func argument(_ argument: ArgumentDeclaration) -> String {
        switch argument.count {
        case .one: argument.name
        case .optional: "[\(argument.name)]"
        case .oneOrMore: "\(argument.name)..."
        case .anyNumber: "[\(argument.name)...]"
        }
    }

    /// `--shelf NAME`
    static func long(_ option: OptionDeclaration) -> String {
        option.longSpelling + (option.valueName.map { " \($0)" } ?? "")
    }

    /// `-s, --shelf NAME`, with room for the short form where there is none.
    static func label(_ option: OptionDeclaration) -> String {
        (option.short.map { "-\($0), " } ?? "    ") + long(option)
    }

    static func label(_ options: OpenOptions) -> String {
        "    " + open(options)
    }

    static func open(_ options: OpenOptions) -> String {
        "--\(options.name) \(options.valueName)"
    }
}
