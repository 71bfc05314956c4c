// The completion scripts, tried in the shells that are installed.

import CommandParsing
import Testing

struct CompletionsTests {
    @Test(
        .enabled(if: InstalledProgram.isInstalled("bash")),
        arguments: [
            (["larder", ""], ["add", "list", "merge", "note", "help"]),
            (["larder", "l"], ["list"]),
            (["larder", "-q", "l"], ["list"]),
            (["larder", "-c", "list", "l"], ["list"]),
            (["larder", "--c"], ["--config"]),
            (["larder", "--v"], ["--version"]),
            (["larder", "list", "-"], ["--order", "-q", "--quiet", "-c", "--config", "-h", "--help"]),
            (["larder", "list", "--order", ""], ["name", "age"]),
            (["larder", "list", "--order", "=", "a"], ["age"]),
            (["larder", "list", "--order", "="], ["name", "age"]),
            (["larder", "list", "--", "-"], []),
            (["larder", "add", "--shelf", "b"], ["bottom", "behind\\ the\\ door"]),
            (["larder", "add", "-s", "c"], ["cook\\'s\\ corner"]),
            (["larder", "add", "--tag", ""], []),
            (["larder", "add", ""], []),
            (["larder", "help", ""], ["add", "list", "merge", "note"]),
            (["larder", "help", "add", ""], []),
            (["larder", "note", ""], ["tasting", "count"]),
            (["larder", "note", "--taste", ""], []),
            (["larder", "note", "--taste", "sweet", ""], ["tasting", "count"]),
            (["larder", "note", "--at", "10", ":", "30", ""], ["tasting", "count"]),
            (["larder", "note", "-q", "t"], ["tasting"]),
            (["larder", "note", "tasting", ""], []),
        ] as [([String], [String])])
    func `bash offers what fits`(words: [String], offered: [String]) throws {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let script =
            Completions.script(for: Larder.program, shell: .bash) + """
                compopt() { echo "compopt $*"; }
                COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1)
                _larder
                for reply in "${COMPREPLY[@]}"; do printf '%s\\n' "$reply"; done
                """
        let bash = try #require(InstalledProgram("bash"))
        let result = try bash.run([], on: script)
        #expect(result.errors == "")
        #expect(result.out.split(separator: "\n").map(String.init) == offered)
    }

    @Test(
        .enabled(if: InstalledProgram.isInstalled("bash")),
        arguments: [
            ["larder", "-c", ""], ["larder", "merge", "x", "y"], ["larder", "add", "--config", "=", "a"],
        ])
    func `bash leaves file names to its own completion`(words: [String]) throws {
        let quoted = words.map { "'\($0)'" }.joined(separator: " ")
        let script =
            Completions.script(for: Larder.program, shell: .bash) + """
                compopt() { echo "compopt $*"; }
                COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count - 1)
                _larder
                echo "${#COMPREPLY[@]}"
                """
        let result = try #require(InstalledProgram("bash")).run([], on: script)
        #expect(result.out == "compopt -o default\n0\n")
        #expect(result.errors == "")
    }

    @Test(arguments: Shell.allCases)
    func `the shell finds nothing wrong with its script`(shell: Shell) throws {
        guard let installed = InstalledProgram(shell.rawValue) else { return }
        let result = try installed.run(["-n"], on: Completions.script(for: Larder.program, shell: shell))
        #expect(result.errors == "")
    }

    @Test(
        .enabled(if: InstalledProgram.isInstalled("fish")),
        arguments: [
            ("larder ", ["add", "help", "list", "merge", "note"]),
            ("larder -q l", ["list"]),
            ("larder -c list l", ["list"]),
            ("larder list --order ", ["age", "name"]),
            ("larder list --order=a", ["--order=age"]),
            ("larder add --shelf b", ["behind the door", "bottom"]),
            ("larder add -s c", ["cook's corner"]),
            ("larder help l", ["list"]),
            ("larder note ", ["count", "tasting"]),
            ("larder add --d", ["--days", "--dry-run"]),
            ("larder list --d", []),
        ] as [(String, [String])])
    func `fish offers what fits`(line: String, offered: [String]) throws {
        let script = Completions.script(for: Larder.program, shell: .fish) + "complete -C '\(line)'\n"
        let result = try #require(InstalledProgram("fish")).run(["--no-config"], on: script)
        #expect(result.errors == "")
        let words = result.out.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
        #expect(words.map(String.init).sorted() == offered)
    }

    @Test func `quotes texts as each shell reads them`() {
        let bash = Completions.script(for: Larder.program, shell: .bash)
        #expect(bash.contains(#"candidates=('top' 'bottom' 'behind the door' 'cook'\''s corner' 'a:b')"#))
        let zsh = Completions.script(for: Larder.program, shell: .zsh)
        #expect(zsh.contains(#"[Use this shelf \[not the cupboard\: it'\''s full\].]:SHELF:"#))
        #expect(zsh.contains(#"'\''behind the door'\'' '\''cook'\''\'\'''\''s corner'\'' '\''a\:b'\''"#))
        let fish = Completions.script(for: Larder.program, shell: .fish)
        #expect(fish.contains(#"-d 'Use this shelf [not the cupboard: it\'s full].'"#))
        #expect(fish.contains(#"\'behind the door\' \'cook\\\'s corner\' \'a:b\'"#))
    }

    @Test func `makes a function name of any program name`() {
        let program = Program("a-b.c", version: "1", summary: "test", commands: [Larder.list])
        #expect(Completions.script(for: program, shell: .bash).contains("complete -F _a_b_c 'a-b.c'"))
    }
}
