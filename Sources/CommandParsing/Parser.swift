// Reads a command line from left to right; options may stand anywhere, short ones are never joined.
// It stops at the first thing that is wrong, and knows no option or command by name but the built-in ones.

struct Parser {
    private let program: Program
    private let arguments: [String]
    private var rest: ArraySlice<String>
    private var command: CommandDeclaration?
    private var words: [String] = []
    private var values: [String: [any Sendable]] = [:]
    private var extra: [(name: String, value: String)] = []

    init(program: Program, arguments: [String]) {
        self.program = program
        self.arguments = arguments
        rest = arguments[...]
    }

    mutating func request() throws(UsageError) -> Request {
        if wantsHelp { return .help(try firstWord.map(command(named:))) }
        var optionsEnded = false
        while let token = rest.popFirst() {
            switch token {
            case let word where optionsEnded || !Self.looksLikeOption(word): try take(word: word)
            case "--": optionsEnded = true
            case BuiltIn.versionFlag.longSpelling where command == nil: return .version
            default: try take(option: token)
            }
        }
        return try finished()
    }

    /// A hyphen before a digit, a point or a space begins a value: `-0999`, `-.5`, `- remark`.
    static func looksLikeOption(_ token: String) -> Bool {
        guard token.first == "-", let second = token.dropFirst().first else { return false }
        return !("0"..."9").contains(second) && second != "." && !second.isWhitespace
    }

    private var refusals: Refusals { Refusals(program: program, command: command) }
}

// MARK: - Help

extension Parser {
    /// Whoever asks for help gets it, whatever else is wrong.
    private var wantsHelp: Bool {
        arguments.prefix { $0 != "--" }.contains { BuiltIn.helpFlag.spellings.contains($0) }
    }

    private var firstWord: String? {
        var rest = arguments[...]
        while let token = rest.popFirst() {
            guard Self.looksLikeOption(token) else { return token }
            if program.options.contains(where: { !$0.isFlag && $0.spellings.contains(token) }) {
                rest = rest.dropFirst()
            }
        }
        return nil
    }

    private func command(named name: String) throws(UsageError) -> CommandDeclaration {
        guard let command = program.command(named: name) else { throw refusals.unknownCommand(name) }
        return command
    }
}

// MARK: - Words and options

extension Parser {
    private mutating func take(word: String) throws(UsageError) {
        if command == nil {
            command = try command(named: word)
        } else {
            words.append(word)
        }
    }

    private mutating func take(option token: String) throws(UsageError) {
        let spelled = String(token.prefix { $0 != "=" })
        let attached = spelled == token ? nil : String(token.dropFirst(spelled.count + 1))
        guard let option = declared(spelled) else { return try take(unknown: spelled, attached) }
        guard let valueName = option.valueName else {
            if let attached { throw refusals.unexpectedValue(attached, of: spelled) }
            values[option.name] = []
            return
        }
        guard option.repeats || values[option.name] == nil else { throw refusals.repeatedOption(option) }
        let text = try value(attached, of: spelled, named: valueName)
        values[option.name, default: []].append(try read(text, for: option, spelled))
    }

    private mutating func take(unknown spelled: String, _ attached: String?) throws(UsageError) {
        if let open = command?.openOptions, spelled.hasPrefix("--"), !spelled.hasPrefix("---") {
            let name = String(spelled.dropFirst(2))
            if !name.isEmpty {
                let value = try value(attached, of: spelled, named: open.valueName)
                extra.append((name, value))
                return
            }
        }
        let owner = program.commands.first { $0.options.contains { $0.spellings.contains(spelled) } }
        if command == nil, let owner { throw refusals.misplacedOption(spelled, of: owner) }
        throw refusals.unknownOption(spelled, known: program.options(for: command))
    }

    private func declared(_ spelled: String) -> OptionDeclaration? {
        program.options(for: command).first { $0.spellings.contains(spelled) }
    }

    private mutating func value(
        _ attached: String?, of spelled: String, named valueName: String
    ) throws(UsageError) -> String {
        if let attached { return attached }
        guard let next = rest.first, !Self.looksLikeOption(next) else {
            throw refusals.missingValue(of: spelled, named: valueName, before: rest.first)
        }
        rest = rest.dropFirst()
        return next
    }

    private func read(
        _ text: String, for option: OptionDeclaration, _ spelled: String
    ) throws(UsageError) -> any Sendable {
        do {
            return try option.read(text)
        } catch {
            throw refusals.invalidValue(text, of: spelled, error)
        }
    }
}

// MARK: - The end of the line

extension Parser {
    private func finished() throws(UsageError) -> Request {
        guard let command else { throw refusals.missingCommand() }
        let assignment = ArgumentAssignment(of: words, to: command.arguments)
        guard assignment.missing.isEmpty else { throw refusals.missingArguments(assignment.missing) }
        if let word = assignment.surplus.first { throw refusals.unexpectedArgument(word) }
        if command.name == BuiltIn.helpName { return .help(try words.first.map(self.command(named:))) }
        return .run(
            Invocation(
                command: command,
                extra: extra,
                program: program,
                optionValues: try completedValues(of: command),
                argumentValues: try read(assignment)
            ))
    }

    private func completedValues(
        of command: CommandDeclaration
    ) throws(UsageError) -> [String: [any Sendable]] {
        let absent = program.options(for: command).filter { values[$0.name] == nil }
        let missing = absent.filter(\.isRequired)
        guard missing.isEmpty else { throw refusals.missingOptions(missing) }
        var completed = values
        for option in absent {
            guard let text = option.defaultText else { continue }
            completed[option.name] = [try read(text, for: option, option.longSpelling)]
        }
        return completed
    }

    private func read(_ assignment: ArgumentAssignment) throws(UsageError) -> [String: [any Sendable]] {
        var values: [String: [any Sendable]] = [:]
        for (argument, words) in assignment.assigned {
            for word in words {
                do {
                    values[argument.name, default: []].append(try argument.read(word))
                } catch {
                    throw refusals.invalidValue(word, of: argument, error)
                }
            }
        }
        return values
    }
}
