// Which texts have the form of which names, told from their bytes.
import Testing

@testable import Ledger

struct NameFormTests {
    private static let long = String(repeating: "a", count: 100)

    @Test(arguments: [
        (
            NameForm.slug, ["grooming", "a-1", "1", "a-", long],
            ["", "-a", "A", "a b", "a.b", "é", long + "a"]
        ),
        (
            NameForm.instrument,
            ["ph/act/2009/ra-9775", "un/treaty/2000/opsc", "a/b/c", "a/b/c/d/e/f", "x/y.1/-"],
            ["", "a/b", "a/b/c/d/e/f/g", "/a/b", "a//b", "a/b/", "KH/act/a", "a/b/c d", "a/b/\(long)\(long)"]
        ),
        (NameForm.body, ["AIPA", "S-1a", "A"], ["", "aipa", "1A", "-A", "A B", "AÉ", "A\(long)"]),
        (
            NameForm.event, ["a", "x#", "e\"1", "événement", "\(long)\(long)"],
            ["#1", "a b", "a\n", "\u{7F}", "\(long)\(long)a"]
        ),
        (
            NameForm.language, ["en", "fil", "zh-Hant", "de-CH-1996"],
            ["", "e", "engl", "en_US", "en-", "-en", "en--x", "en-abcdefghi", "é"]
        ),
    ])
    func `takes some texts and refuses others`(_ form: NameForm, _ names: [String], _ others: [String]) {
        for name in names { #expect(form.accepts(name), "\(name)") }
        for name in others { #expect(!form.accepts(name), "\(name)") }
    }

    @Test func `takes a pair of capital letters as a country where it is listed or left to its users`() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) }
        let codes = letters.flatMap { first in letters.map { first + $0 } }
        let expected = codes.filter {
            let isFree = $0.hasPrefix("X") || ["AA", "ZZ"].contains($0) || ($0 >= "QM" && $0 <= "QZ")
            return Countries.byCode[$0] != nil || isFree
        }
        #expect(codes.filter { (try? Jurisdiction(code: $0)) != nil } == expected)
        // Parts are of listed countries only.
        let parts = codes.map { "\($0)-1" }.filter { (try? Jurisdiction(code: $0)) != nil }
        #expect(parts == Countries.listed.map { "\($0.alpha2)-1" }.sorted())
    }
}
