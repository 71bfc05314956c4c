// The manual page: the program and all its commands on one page, in the language of man(7).
// The same declarations and the same words as in the help; only the order and the markup differ.

/// The manual page of a program.
public enum ManualPage {
    /// One page for section 1; `date` is printed as it is, such as "2022-04-19".
    public static func roff(for program: Program, date: String) -> String {
        let lines: [[String]] = [
            opening(of: program, date: date),
            [".SH OPTIONS", Roff.text("\(Wording.sharedOptions):")],
            program.sharedOptions(for: nil).flatMap(entry),
            program.groups.flatMap { commands(of: $0, in: program) },
            section("ENVIRONMENT", program.environment.map { ($0.name, $0.meaning) }),
            section("EXIT STATUS", program.exitCodes.map { (String($0.code), $0.meaning) }),
        ]
        return lines.joined().joined(separator: "\n") + "\n"
    }

    /// Hyphens that are not typed would spoil names and choices.
    private static let withoutHyphenation = ".nh"

    private static func opening(of program: Program, date: String) -> [String] {
        let release = "\(program.name) \(program.version)"
        let description = program.discussion.isEmpty ? [program.summary] : program.discussion
        return [
            Roff.macro("TH", program.name.uppercased(), "1", date, release),
            withoutHyphenation,
            ".SH NAME", Roff.text(program.name) + " \\- " + Roff.text(program.summary),
            ".SH SYNOPSIS", Roff.text(UsageLine.usage(of: nil, in: program)),
            ".SH DESCRIPTION",
        ] + paragraphs(description)
    }

    private static func commands(of group: String, in program: Program) -> [String] {
        let commands = program.allCommands.filter { $0.group == group }
        return [Roff.macro("SH", "\(group.uppercased()) COMMANDS")]
            + commands.flatMap { lines(for: $0, of: program) }
    }

    private static func lines(for command: CommandDeclaration, of program: Program) -> [String] {
        let arguments = command.arguments.map { (Roff.italic($0.name), Wording.help(of: $0)) }
        let open = command.openOptions.map { [(openTag($0), $0.help)] } ?? []
        return [Roff.macro("SS", UsageLine.usage(of: command, in: program))]
            + paragraphs([command.summary] + command.discussion)
            + (arguments + open).flatMap(tagged)
            + command.options.flatMap(entry)
            + command.examples.flatMap(example)
    }

    private static func paragraphs(_ texts: [String]) -> [String] {
        Array(texts.map { [Roff.text($0)] }.joined(separator: [".PP"]))
    }

    private static func section(_ heading: String, _ rows: [(String, String)]) -> [String] {
        rows.isEmpty ? [] : [".SH \(heading)"] + rows.flatMap { tagged((Roff.bold($0.0), $0.1)) }
    }

    private static func entry(_ option: OptionDeclaration) -> [String] {
        let names = option.spellings.map(Roff.bold).joined(separator: ", ")
        let value = option.valueName.map { " \(Roff.italic($0))" } ?? ""
        return tagged((names + value, Wording.help(of: option)))
    }

    private static func openTag(_ options: OpenOptions) -> String {
        "\(Roff.bold("--"))\(Roff.italic(options.name)) \(Roff.italic(options.valueName))"
    }

    private static func tagged(_ row: (tag: String, text: String)) -> [String] {
        [".TP", row.tag, Roff.text(row.text)]
    }

    private static func example(_ example: CommandDeclaration.Example) -> [String] {
        [".PP", Roff.text(example.meaning), ".RS 4", ".nf", Roff.verbatim(example.commandLine), ".fi", ".RE"]
    }
}
