// The sample program of these tests: it keeps track of what stands on which shelf.
// Its texts contain whatever shells and roff could misread.

import CommandParsing

enum Order: String, CaseIterable, Sendable {
    case name, age
}

enum Larder {
    static let quiet = Flag("quiet", short: "q", help: "Print nothing but errors.")
    static let config = Option(
        "config", short: "c", valueName: "FILE", reading: .file, help: "Read settings from a file.")

    static let shelf = Option(
        "shelf", short: "s", valueName: "SHELF",
        reading: .choice(of: ["top", "bottom", "behind the door", "cook's corner", "a:b"]),
        help: "Use this shelf [not the cupboard: it's full].", default: "top")
    static let tag = Option(
        "tag", valueName: "TEXT", reading: .text, help: "Mark each item; \"$HOME\" is `not` \\expanded.",
        repeats: true)
    static let days = Option(
        "days", valueName: "NUMBER", reading: .wholeNumber(in: -3650...3650), help: "Keep for so many days.")
    static let dryRun = Flag("dry-run", short: "n", help: "Change nothing.")
    static let items = Argument("ITEM", reading: .text, help: "What to put there.", count: .oneOrMore)
    static let add = CommandDeclaration(
        "add",
        group: "Stock",
        summary: "Put items on a shelf.",
        discussion: [
            "An item that is there already is counted again; an item that belongs on another shelf stays "
                + "where it is and is reported.",
            ".a line that begins with a point, and a \\ backslash.",
        ],
        arguments: [items],
        options: [shelf, tag, days, dryRun],
        examples: [
            ("larder add 'plum jam' honey --shelf=\"behind the door\"", "Puts two jars behind the door."),
            ("larder add flour --tag new --tag rye -n | wc -l", "Only says what it would do."),
        ])

    static let order = Option(
        "order", valueName: "ORDER", reading: ValueReader<Order>.choice, help: "Sort by name or by age.")
    static let list = CommandDeclaration(
        "list",
        group: "Look",
        summary: "List what is there.",
        options: [order],
        examples: [("larder list --order age", "Lists the oldest first.")])

    static let source = Argument("SOURCE", reading: .file, help: "Files to read.", count: .oneOrMore)
    static let target = Argument(
        "TARGET", reading: ValueReader<Order>.choice, help: "How to sort them.")
    static let merge = CommandDeclaration(
        "merge",
        group: "Stock",
        summary: "Merge lists of stock.",
        arguments: [source, target],
        examples: [("larder merge a.txt - name < b.txt", "Merges a file and standard input.")])

    static let by = Option("by", valueName: "WHO", reading: .text, help: "Who says so.", required: true)
    static let kind = Argument(
        "KIND", reading: .choice(of: ["tasting", "count"]), help: "What kind of note.")
    static let remark = Argument("REMARK", reading: .text, help: "The note itself.", count: .optional)
    static let note = CommandDeclaration(
        "note",
        group: "Stock",
        summary: "Write a note.",
        arguments: [kind, remark],
        options: [by],
        openOptions: OpenOptions(name: "FIELD", valueName: "VALUE", help: "Set a field of the note."),
        examples: [("larder note tasting --by Ann --taste=sweet --year -0999", "Notes a taste.")])

    static let program = Program(
        "larder",
        version: "1.2",
        summary: "keep track of what stands on which shelf",
        discussion: ["All stock is in one file."],
        options: [quiet, config],
        commands: [add, list, merge, note],
        environment: [("LARDER_FILE", "The file that holds the stock.")],
        exitCodes: [(0, "Everything went well."), (2, "The command line is wrong.")])

    static func run(_ words: String...) throws -> Invocation {
        guard case .run(let invocation) = try program.parse(words) else { throw NotRun() }
        return invocation
    }

    struct NotRun: Error {}
}
