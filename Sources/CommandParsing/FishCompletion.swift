// The completion script for fish: one `complete` line for each option and argument, and one function.
// All arguments of a command are offered at each of its places, for fish does not count them.

struct FishCompletion {
    let program: Program

    private var function: String { "__\(Completions.functionName(of: program))_command" }
    private var complete: String { "complete -c \(quoted(program.name))" }

    var script: String {
        let commands = program.allCommands.map { command in
            "\(complete) \(condition(nil)) -a \(quoted(quoted(command.name))) -d \(described(command.summary))"
        }
        let shared = program.options.map { "\(complete) \(specification($0))" }
        let all = commands + builtIn + shared + program.allCommands.flatMap(lines)
        return """
            # fish completion for \(program.name)

            # Whether the words before the cursor name command $argv[1]; without $argv[1], whether they name none.
            function \(function)
                set -l words (commandline -opc)
                set -e words[1]
                while set -q words[1]
                    switch $words[1]
                        case \(valued)
                            set -e words[1]
                        case '-?*'
                        case '*'
                            test "$words[1]" = "$argv[1]"
                            return
                    end
                    set -e words[1]
                end
                test -z "$argv[1]"
            end

            \(complete) -f
            \(all.joined(separator: "\n"))

            """
    }

    /// The options before a command whose value is not the command; the empty word stands for none.
    private var valued: String {
        let spellings = program.options.filter { !$0.isFlag }.flatMap(\.spellings)
        return spellings.isEmpty ? "''" : spellings.map(quoted).joined(separator: " ")
    }

    private var builtIn: [String] {
        ["\(complete) \(specification(BuiltIn.helpFlag))"]
            + ["\(complete) \(condition(nil)) \(specification(BuiltIn.versionFlag))"]
    }

    private func lines(for command: CommandDeclaration) -> [String] {
        let options = command.options.map { "\(complete) \(condition(command)) \(specification($0))" }
        let arguments = command.arguments.compactMap { argument in
            offer(argument.completion).map { "\(complete) \(condition(command)) \($0)" }
        }
        let open = (command.openOptions?.offered ?? []).flatMap { argument, options in
            let seen =
                "\(function) \(quoted(command.name)); and __fish_seen_subcommand_from \(quoted(argument))"
            return options.map { "\(complete) -n \(quoted(seen)) -l \($0) -x" }
        }
        return options + arguments + open
    }

    private func condition(_ command: CommandDeclaration?) -> String {
        "-n " + quoted(command.map { "\(function) \(quoted($0.name))" } ?? function)
    }

    private func specification(_ option: OptionDeclaration) -> String {
        let short = option.short.map { "-s \($0) " } ?? ""
        let value = option.isFlag ? nil : offer(option.completion).map { "-r \($0)" } ?? "-x"
        let parts = ["\(short)-l \(option.name)", value, "-d \(described(option.help))"]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// The words after `-a` are read a second time by fish, so each is quoted before all are.
    private func offer(_ completion: Completion) -> String? {
        switch completion {
        case .none: nil
        case .file: "-F"
        case .choices(let choices), .suggestions(let choices):
            "-f -a " + quoted(choices.map(quoted).joined(separator: " "))
        }
    }

    private func described(_ text: String) -> String {
        quoted(Completions.singleLine(text))
    }

    /// Within the single quotes of fish, a backslash escapes itself and the quote.
    private func quoted(_ text: String) -> String {
        "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
}
