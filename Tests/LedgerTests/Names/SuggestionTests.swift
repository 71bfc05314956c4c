import Testing

import Ledger

@Suite struct SuggestionTests {
    let indicators = ["grooming", "extradition", "extraterritorial-jurisdiction", "double-criminality"]

    @Test(arguments: [
        ("grooming", "the same word"), ("groming", "a letter left out"), ("groomming", "a letter too many"),
        ("grooning", "a letter replaced"), ("grooimng", "two neighbours swapped"),
        ("Grooming", "another case"),
        ("gro", "the beginning"),
    ])
    func `finds the word behind a slip`(word: String, slip: String) {
        #expect(Suggestion.nearest(to: word, among: indicators) == "grooming", "\(slip)")
    }

    @Test(arguments: [
        ("abcde", "abcdx", true), ("abcde", "abcxx", false),
        ("abcdef", "abcdxx", true), ("abcdef", "abcxxx", false),
        ("abcdefghi", "abcdefxxx", true), ("abcdefghi", "abcdexxxx", false),
        ("abcdefghijkl", "abcdefghxxxx", false),
        ("ab", "ax", true), ("ab", "xx", false),
    ])
    func `allows a third of the length in slips, at least one and at most three`(
        word: String, candidate: String, isNear: Bool
    ) {
        #expect((Suggestion.nearest(to: word, among: [candidate]) != nil) == isNear)
    }

    @Test func `counts a swap as one slip, not two`() {
        #expect(Suggestion.nearest(to: "tilte", among: ["title"]) == "title")
        #expect(Suggestion.nearest(to: "abc", among: ["bca"]) == nil)
    }

    @Test func `prefers fewer slips, then the order given`() {
        #expect(Suggestion.nearest(to: "repealed", among: ["revealer", "repeated"]) == "repeated")
        #expect(Suggestion.nearest(to: "held", among: ["hold", "help"]) == "hold")
        #expect(Suggestion.nearest(to: "held", among: ["help", "hold"]) == "help")
    }

    @Test func `prefers what continues the word from three letters on`() {
        #expect(
            Suggestion.nearest(to: "pass", among: ["pads", "passed-chamber", "passed"]) == "passed-chamber")
        #expect(Suggestion.nearest(to: "pa", among: ["passed"]) == nil)
    }

    @Test func `prefers the word itself to what continues it`() {
        #expect(Suggestion.nearest(to: "passed", among: ["passed-chamber", "passed"]) == "passed")
    }

    @Test func `stays quiet when nothing is near`() {
        #expect(Suggestion.nearest(to: "possession", among: indicators) == nil)
        #expect(Suggestion.nearest(to: "", among: indicators) == nil)
        #expect(Suggestion.nearest(to: "", among: ["a"]) == nil)
        #expect(Suggestion.nearest(to: "grooming", among: []) == nil)
    }

    @Test func `stays quiet for two different single letters`() {
        #expect(Suggestion.nearest(to: "x", among: ["y"]) == nil)
    }

    @Test func `makes a sentence to append to a refusal`() {
        #expect(Suggestion.sentence(for: "groming", among: indicators) == " Did you mean “grooming”?")
        #expect(Suggestion.sentence(for: "possession", among: indicators) == "")
    }

    @Test func `takes any sequence`() {
        #expect(
            Suggestion.nearest(to: "groming", among: indicators.lazy.filter { $0.count < 9 }) == "grooming")
    }
}
