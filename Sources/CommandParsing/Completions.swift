// The scripts that let a shell complete commands, options, choices and file names.
// They are text: nothing is installed, and no script calls the program.

/// A shell that can complete command lines.
public enum Shell: String, Sendable, CaseIterable {
    /// GNU bash, from 4.0 on.
    case bash
    /// The Z shell.
    case zsh
    /// The friendly interactive shell, from 3.0 on.
    case fish
}

/// Completion scripts.
public enum Completions {
    /// The script that completes the program in a shell; it is to be sourced, or put where the shell looks.
    public static func script(for program: Program, shell: Shell) -> String {
        switch shell {
        case .bash: BashCompletion(program: program).script
        case .zsh: ZshCompletion(program: program).script
        case .fish: FishCompletion(program: program).script
        }
    }

    /// The name of the program as part of the name of a shell function.
    static func functionName(of program: Program) -> String {
        String(program.name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    /// A POSIX single-quoted word: everything in it stands for itself, but for the quote.
    static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }

    /// Help as a single line: the line breaks of a source file mean nothing to a shell.
    static func singleLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
