// The help as a person sees it.

import CommandParsing
import Testing

struct HelpTextTests {
    @Test func `lists the commands of a program by what one wants to do`() {
        #expect(
            HelpText.text(for: nil, of: Larder.program) == """
                larder - keep track of what stands on which shelf

                Usage: larder COMMAND [OPTIONS]

                All stock is in one file.

                Stock:
                  add    Put items on a shelf.
                  merge  Merge lists of stock.
                  note   Write a note.

                Look:
                  list  List what is there.

                Help:
                  help  Show help for the program or for one command.

                Options of every command:
                  -q, --quiet        Print nothing but errors.
                  -c, --config FILE  Read settings from a file.
                  -h, --help         Show help information.
                      --version      Show the version.

                Environment:
                  LARDER_FILE  The file that holds the stock.

                Exit codes:
                  0  Everything went well.
                  2  The command line is wrong.

                Try 'larder help COMMAND' for one command.

                """)
    }

    @Test func `explains a command with its arguments, options and examples`() {
        #expect(
            HelpText.text(for: Larder.note, of: Larder.program) == """
                Write a note.

                Usage: larder note KIND [REMARK] --by WHO [--FIELD VALUE]... [OPTIONS]

                Arguments:
                  KIND    What kind of note. (values: tasting, count)
                  REMARK  The note itself.

                Options:
                      --by WHO       Who says so. (required)
                      --FIELD VALUE  Set a field of the note.

                Options of every command:
                  -q, --quiet        Print nothing but errors.
                  -c, --config FILE  Read settings from a file.
                  -h, --help         Show help information.

                Examples:
                  larder note tasting --by Ann --taste=sweet --year -0999
                      Notes a taste.

                """)
    }

    @Test func `wraps texts in their column`() {
        let help = HelpText.text(for: Larder.add, of: Larder.program, width: 60)
        #expect(
            help.contains(
                #"""
                Options:
                  -s, --shelf SHELF  Use this shelf [not the cupboard: it's
                                     full]. (values: top, bottom, behind the
                                     door, cook's corner, a:b; default: top)
                      --tag TEXT     Mark each item; "$HOME" is `not`
                                     \expanded. (may be given more than
                                     once)
                      --days NUMBER  Keep for so many days.
                  -n, --dry-run      Change nothing.

                """#))
    }

    @Test(arguments: [40, 60, 80, 120])
    func `keeps to the width, but for examples`(width: Int) {
        for subject in Larder.program.commands.map(Optional.some) + [nil] {
            let lines = HelpText.text(for: subject, of: Larder.program, width: width).split(separator: "\n")
            let examples = (subject?.examples ?? []).map { "  \($0.commandLine)" }
            #expect(lines.filter { $0.count > width && !examples.contains(String($0)) }.isEmpty)
        }
    }

    @Test func `breaks a usage line under its beginning`() {
        let help = HelpText.text(for: Larder.note, of: Larder.program, width: 40)
        #expect(
            help.contains(
                """
                Usage: larder note KIND [REMARK] --by
                       WHO [--FIELD VALUE]... [OPTIONS]

                """))
    }

    @Test func `gives a label that is too long a line of its own`() {
        let option = Option(
            "a-name-that-is-very-long", valueName: "LONG", reading: .text, help: "Something.")
        let command = CommandDeclaration(
            "cut", group: "Cut", summary: "Cut.", options: [option], examples: [])
        let program = Program("knife", version: "1", summary: "cut", commands: [command])
        #expect(
            HelpText.text(for: command, of: program).contains(
                """
                Options:
                      --a-name-that-is-very-long LONG
                    Something.

                """))
    }

    @Test func `stays quiet about what is not declared`() {
        let command = CommandDeclaration("cut", group: "Cut", summary: "Cut.", examples: [])
        let program = Program("knife", version: "1", summary: "cut", commands: [command])
        #expect(
            HelpText.text(for: command, of: program) == """
                Cut.

                Usage: knife cut

                Options of every command:
                  -h, --help  Show help information.

                """)
    }
}
