// The completion script for zsh: specifications for `_arguments`, one list for the program and each command.
// Colons, brackets and backslashes have a meaning in specifications and are escaped before the shell's quotes.

struct ZshCompletion {
    let program: Program

    private var function: String { "_" + Completions.functionName(of: program) }

    var script: String {
        """
        #compdef \(program.name)
        # zsh completion for \(program.name)

        \(function)() {
            local curcontext="$curcontext" context state state_descr line
            local -i ret=1
            local -a commands
            typeset -A opt_args
            commands=(
        \(indented(program.allCommands.map(description), by: 8))
            )
            _arguments -S -C : \\
        \(specifications(program.options(for: nil).flatMap(options) + Self.command))
            case $state in
                (command) _describe -t commands command commands && ret=0 ;;
                (arguments)
                    case $words[1] in
        \(program.allCommands.map(branch).joined(separator: "\n"))
                    esac
                    ;;
            esac
            return ret
        }

        if [[ $funcstack[1] == \(function) ]]; then
            \(function) "$@"
        else
            compdef \(function) \(Completions.quoted(program.name))
        fi

        """
    }

    private static let command = ["1:command:->command", "*::argument:->arguments"]

    private func branch(_ command: CommandDeclaration) -> String {
        let all = program.options(for: command).flatMap(options) + arguments(of: command)
        let offered = command.openOptions?.offered ?? []
        let (given, open) = offered.isEmpty ? ("", "") : ("$open ", opening(offered))
        return """
                        (\(Completions.quoted(command.name)))
            \(open)                _arguments -S : \(given)\\
            \(specifications(all))
                            ;;
            """
    }

    /// Finds the options that an argument brings with it, each with a value.
    private func opening(_ offered: [(argument: String, options: [String])]) -> String {
        let cases = offered.map { argument, options in
            let words = options.map { Completions.quoted("*--\($0)=:value: ") }.joined(separator: " ")
            return "(\(Completions.quoted(argument))) open=(\(words)) ;;"
        }
        return """
                            local word
                            local -a open
                            for word in $words[2,-1]; do
                                case $word in
            \(indented(cases, by: 24))
                                esac
                            done

            """
    }

    private func options(_ option: OptionDeclaration) -> [String] {
        let mayFollowItself = option.repeats && !option.isFlag
        let exclusion = mayFollowItself ? "*" : "(\(option.spellings.joined(separator: " ")))"
        let help = "[\(escaped(option.help, "[]:"))]"
        return option.spellings.map { spelled in
            guard let valueName = option.valueName else { return exclusion + spelled + help }
            let equals = spelled == option.longSpelling ? "=" : ""
            return exclusion + spelled + equals + help + value(valueName, option.completion)
        }
    }

    private func arguments(of command: CommandDeclaration) -> [String] {
        var specifications: [String] = []
        for (index, argument) in command.arguments.enumerated() {
            let value = value(argument.name, argument.completion)
            let place = argument.count == .optional ? "\(index + 1):" : String(index + 1)
            specifications.append((argument.count.isRepeated ? "*" : place) + value)
            if argument.count.isRepeated { break }
        }
        return specifications
    }

    /// An action of one space offers nothing, but says what is expected.
    private func value(_ name: String, _ completion: Completion) -> String {
        let action =
            switch completion {
            case .none: " "
            case .file: "_files"
            case .choices(let choices), .suggestions(let choices):
                "(\(choices.map(quotedInList).joined(separator: " ")))"
            }
        return ":\(escaped(name, ":")):\(action)"
    }

    /// zsh takes the backslash from a colon only, and then evaluates the list with its quotes.
    private func quotedInList(_ text: String) -> String {
        Completions.quoted(text).replacing(":", with: "\\:")
    }

    private func description(of command: CommandDeclaration) -> String {
        Completions.quoted("\(escaped(command.name, ":")):\(Completions.singleLine(command.summary))")
    }

    private func specifications(_ all: [String]) -> String {
        indented(all.map(Completions.quoted), by: 16, separator: " \\\n") + " && ret=0"
    }

    private func indented(_ lines: [String], by count: Int, separator: String = "\n") -> String {
        lines.map { String(repeating: " ", count: count) + $0 }.joined(separator: separator)
    }

    private func escaped(_ text: String, _ special: String) -> String {
        let line = Completions.singleLine(text)
        return String(line.flatMap { special.contains($0) || $0 == "\\" ? ["\\", $0] : [$0] })
    }
}
