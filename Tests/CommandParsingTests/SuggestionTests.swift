// Which name is near enough to be suggested.

import Testing

@testable import CommandParsing

struct SuggestionTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "abc", 0), ("kitten", "sitting", 3), ("ab", "ba", 1), ("abc", "", 3),
        ("", "ab", 2),
        ("ca", "abc", 3), ("lsit", "list", 1),
    ])
    func `counts insertions, deletions, replacements and swaps`(first: String, second: String, count: Int) {
        #expect(Suggestion.distance(from: first, to: second) == count)
    }

    @Test(
        arguments: [
            ("ad", "add"), ("LIST", "list"), ("mrege", "merge"), ("xx", nil), ("a", nil), ("", nil),
            ("adxx", nil),
        ] as [(String, String?)])
    func `suggests only what is at most a third away`(typed: String, name: String?) {
        #expect(Suggestion.nearest(to: typed, among: ["add", "list", "merge"]) == name)
    }

    @Test func `suggests the nearest, of equals the first`() {
        #expect(Suggestion.nearest(to: "cat", among: ["bat", "hat"]) == "bat")
        #expect(Suggestion.nearest(to: "hats", among: ["cat", "hat"]) == "hat")
    }
}

struct CommandLineWordsTests {
    @Test(arguments: [
        ("a  b", ["a", "b"]), ("a 'b c' \"d 'e\"", ["a", "b c", "d 'e"]), ("a\\ b '' c", ["a b", "", "c"]),
        (#"a "b\"c\\d\e""#, ["a", #"b"c\d\e"#]), ("a --b='c d'e", ["a", "--b=c de"]),
        ("a b | c", ["a", "b"]),
        ("a b > c", ["a", "b"]), ("a '#17' b # c", ["a", "#17", "b"]), ("a b#c", ["a", "b#c"]), ("", []),
    ])
    func `splits as a shell does`(line: String, words: [String]) {
        #expect(CommandLineWords.split(line) == words)
    }
}
