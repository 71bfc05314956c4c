// The help of a program and of a command, as plain text from their declarations.
// It contains no sentence of its own: frames and headings are in `Wording`.

/// Help as plain text.
public enum HelpText {
    /// The help on a command, or on the program where `subject` is nil; `width` in characters.
    public static func text(
        for subject: CommandDeclaration?, of program: Program, width: Int = 80
    ) -> String {
        let layout = TextLayout(width: width)
        let all = subject.map { sections(for: $0, of: program, layout) } ?? sections(for: program, layout)
        return all.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private static func sections(for program: Program, _ layout: TextLayout) -> [[String]] {
        let opening = [
            layout.paragraph("\(program.name) - \(program.summary)"), usage(of: nil, in: program, layout),
        ]
        let groups = program.groups.map { group in
            let commands = program.allCommands.filter { $0.group == group }
            return section(group, commands.map { ($0.name, $0.summary) }, layout)
        }
        let reference = [
            section(Wording.sharedOptions, program.sharedOptions(for: nil).map(row), layout),
            section(Wording.environment, program.environment.map { ($0.name, $0.meaning) }, layout),
            section(Wording.exitCodes, program.exitCodes.map { (String($0.code), $0.meaning) }, layout),
            layout.paragraph(Wording.furtherHelp(on: program)),
        ]
        return opening + program.discussion.map { layout.paragraph($0) } + groups + reference
    }

    private static func sections(
        for command: CommandDeclaration, of program: Program, _ layout: TextLayout
    ) -> [[String]] {
        let open = command.openOptions.map { [(UsageLine.label($0), $0.help)] } ?? []
        let arguments = command.arguments.map { ($0.name, Wording.help(of: $0)) }
        return [layout.paragraph(command.summary), usage(of: command, in: program, layout)]
            + command.discussion.map { layout.paragraph($0) }
            + [
                section(Wording.arguments, arguments, layout),
                section(Wording.options, command.options.map(row) + open, layout),
                section(Wording.sharedOptions, program.sharedOptions(for: command).map(row), layout),
                examples(of: command, layout),
            ]
    }

    private static func usage(
        of command: CommandDeclaration?, in program: Program, _ layout: TextLayout
    ) -> [String] {
        let line = UsageLine.prefix + UsageLine.usage(of: command, in: program)
        return layout.paragraph(line, hanging: UsageLine.prefix.count)
    }

    private static func section(
        _ heading: String, _ rows: [(label: String, text: String)], _ layout: TextLayout
    ) -> [String] {
        rows.isEmpty ? [] : ["\(heading):"] + layout.list(rows)
    }

    /// Command lines are not wrapped, so that they can be copied.
    private static func examples(of command: CommandDeclaration, _ layout: TextLayout) -> [String] {
        let lines = command.examples.flatMap { example in
            ["  \(example.commandLine)"] + layout.paragraph(example.meaning, indent: 6)
        }
        return lines.isEmpty ? [] : ["\(Wording.examples):"] + lines
    }

    private static func row(_ option: OptionDeclaration) -> (label: String, text: String) {
        (UsageLine.label(option), Wording.help(of: option))
    }
}
