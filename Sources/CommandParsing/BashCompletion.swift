// The completion script for bash: three tables made from the declarations, and one fixed function.
// It never uses `compgen -W`, which would expand the words that it is given.

struct BashCompletion {
    let program: Program

    private var function: String { "_" + Completions.functionName(of: program) }
    private var scopes: [CommandDeclaration?] { [nil] + program.allCommands.map { $0 } }

    var script: String {
        """
        # bash completion for \(program.name)

        # What may follow option $2 of command $1; fails where the option takes no value.
        \(function)_value() {
            case $1:$2 in
        \(lines(scopes.flatMap(values)))
                *) return 1 ;;
            esac
        }

        # What may stand as argument $2 of command $1; the command itself is the argument of none.
        \(function)_argument() {
            case $1:$2 in
        \(lines(scopes.flatMap(arguments)))
            esac
        }

        # The options of command $1.
        \(function)_options() {
            case $1 in
        \(lines(scopes.map(options)))
            esac
        }

        # The options that command $1 takes after argument $2.
        \(function)_open() {
            case $1:$2 in
        \(lines(program.allCommands.flatMap(open) + ["*) ;;"]))
            esac
        }

        \(Self.body.replacing("FUNCTION", with: function))
        complete -F \(function) \(Completions.quoted(program.name))

        """
    }

    private func lines(_ lines: [String]) -> String {
        lines.map { "        \($0)" }.joined(separator: "\n")
    }

    private func values(of scope: CommandDeclaration?) -> [String] {
        let options = program.options(for: scope)
        let declared = options.map { option in
            let patterns = option.spellings.map { Completions.quoted("\(scope?.name ?? ""):\($0)") }
            let action = option.isFlag ? "return 1" : offer(option.completion)
            return "\(patterns.joined(separator: " | "))) \(action) ;;"
        }
        guard let scope, scope.acceptsUnknownOptions else { return declared }
        return declared + [Completions.quoted("\(scope.name):--") + "*) ;;"]
    }

    private func arguments(of scope: CommandDeclaration?) -> [String] {
        guard let scope else {
            return ["':0') \(offer(.choices(program.allCommands.map { $0.name }))) ;;"]
        }
        return scope.arguments.enumerated().map { index, argument in
            let isRepeated = argument.count.isRepeated
            let pattern = Completions.quoted("\(scope.name):" + (isRepeated ? "" : String(index)))
            return "\(pattern)\(isRepeated ? "*" : "")) \(offer(argument.completion)) ;;"
        }
    }

    private func options(of scope: CommandDeclaration?) -> String {
        let spellings = program.options(for: scope).flatMap(\.spellings)
        return "\(Completions.quoted(scope?.name ?? ""))) \(offer(.choices(spellings))) ;;"
    }

    private func open(_ command: CommandDeclaration) -> [String] {
        let offered = command.openOptions?.offered ?? []
        return offered.map { argument, options in
            let words = options.map { Completions.quoted("--\($0)") }.joined(separator: " ")
            return "\(Completions.quoted("\(command.name):\(argument)"))) candidates+=(\(words)) ;;"
        }
    }

    private func offer(_ completion: Completion) -> String {
        switch completion {
        case .none: ":"
        case .file: "files=yes"
        case .choices(let choices), .suggestions(let choices):
            "candidates=(\(choices.map(Completions.quoted).joined(separator: " ")))"
        }
    }

    /// bash splits words at `=` and `:`, so `--name=value` and `10:30` arrive as three words each.
    private static let body = #"""
        FUNCTION() {
            local current=${COMP_WORDS[COMP_CWORD]} command= first= option= files= ended= word candidate
            local -i index position=0
            local -a candidates=()
            COMPREPLY=()
            for ((index = 1; index < COMP_CWORD; index++)); do
                word=${COMP_WORDS[index]}
                if [[ $word == : ]]; then
                    index+=1
                elif [[ -n $option ]]; then
                    [[ $word == = ]] || option=
                elif [[ -z $ended && $word == -- ]]; then
                    ended=yes
                elif [[ -z $ended && $word == -?* ]]; then
                    FUNCTION_value "$command" "$word" && option=$word
                    candidates=() files=
                elif [[ -z $command ]]; then
                    command=$word
                else
                    [[ $position -eq 0 ]] && first=$word
                    position+=1
                fi
            done
            ((index > COMP_CWORD)) && return
            [[ $current == = ]] && current=
            if [[ -n $option ]]; then
                FUNCTION_value "$command" "$option"
            elif [[ -z $ended && $current == -* ]]; then
                FUNCTION_options "$command"
                FUNCTION_open "$command" "$first"
            else
                FUNCTION_argument "$command" "$position"
            fi
            [[ -n $files ]] && compopt -o default
            for candidate in "${candidates[@]}"; do
                printf -v candidate %q "$candidate"
                [[ $candidate == "$current"* ]] && COMPREPLY+=("$candidate")
            done
        }
        """#
}
