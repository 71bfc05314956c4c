// Values kept as their canonical text: what is taken for canonical, and what is read from it in place. The reader
// and the writer of trees are the oracle.

import JSON
import Testing

struct CanonicalJSONTests {
    @Test(arguments: [
        "{}", "[]", "null", "true", "false", "0", "-1", "1.5", "1e-7", "1e+21", "\"\"", "\"é\"",
        "\"\\n\\u0001\"",
        "\"\\\"\\\\\"", "{\"a\":[1,{\"b\":null}],\"b\":\"x\"}", "{\"\u{10000}\":1,\"\u{FFFF}\":2}",
        "999999999999999",
        "9007199254740991", "{\"\\n\":1,\"a\":2}", "\"\u{7F}\"",
    ])
    func `takes what is in canonical form`(text: String) throws {
        let canonical = try #require(CanonicalJSON(canonical: text))
        #expect(canonical.text == text)
        #expect(canonical.value == (try JSON(parsing: text)))
    }

    @Test(arguments: [
        "", " ", "{ }", "[1, 2]", "[1,]", "[,1]", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "{\"a\":1,}",
        "{\"a\"}", "{a:1}",
        "{\"a\":1", "[1", "[1}", "{\"a\":1]", "1 ", "01", "-0", "1.0", "1E2", "+1", "9007199254740993",
        "truth", "tru", "nul",
        "fals", "\"\\/\"", "\"\\u0041\"", "\"\\u000a\"", "\"\n\"", "\"a", "\"a\\", "\"a\\\"",
        "{\"\u{FFFF}\":2,\"\u{10000}\":1}", "12a",
        "-", "{\"a\":1}x", "true false", "\u{FEFF}{}",
    ])
    func `refuses what is not`(text: String) {
        #expect(CanonicalJSON(canonical: text) == nil)
    }

    @Test func `refuses bytes that are not UTF-8, and what is nested too deep to be read`() {
        #expect(CanonicalJSON(canonical: [0x22, 0xC3, 0x22]) == nil)
        #expect(CanonicalJSON(canonical: [0x22, 0xED, 0xA0, 0x80, 0x22]) == nil)
        for depth in [63, 64, 65, 200] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            #expect((CanonicalJSON(canonical: text) != nil) == (depth <= 64), "\(depth)")
        }
    }

    @Test func `takes every value as it is written`() throws {
        var generator = SeededGenerator(seed: 77)
        for _ in 0..<2000 {
            let value = generator.value()
            let canonical = try #require(CanonicalJSON(canonical: value.canonicalBytes))
            #expect(canonical == CanonicalJSON(value))
            #expect(canonical.value == value)
            #expect(canonical.members == value.asObject ?? [:])
        }
    }

    @Test func `takes any mutation exactly where it is what it would be written as`() {
        var generator = SeededGenerator(seed: 78)
        for _ in 0..<20_000 {
            var bytes = generator.value().canonicalBytes
            for _ in 0..<Int.random(in: 1...2, using: &generator) { generator.mutate(&bytes) }
            let isCanonical = (try? JSON(parsing: bytes))?.canonicalBytes == bytes
            #expect(
                (CanonicalJSON(canonical: bytes) != nil) == isCanonical,
                "\(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test func `differs from another spelling that Swift takes for the same text`() {
        #expect(CanonicalJSON("\u{E9}") != CanonicalJSON("e\u{301}"))
    }
}

struct CanonicalIndexTests {
    @Test func `finds each member of an object where it stands, or has no index`() throws {
        var generator = SeededGenerator(seed: 79)
        var indexed = 0
        for _ in 0..<3000 {
            guard case .object(let members) = generator.value() else { continue }
            let before = Array("[0,".utf8)
            let bytes = before + JSON.object(members).canonicalBytes
            guard let index = CanonicalIndex(bytes, from: before.count) else { continue }
            indexed += 1
            #expect(index.count == members.count && index.end == bytes.count)
            for (name, value) in members {
                let range = try #require(index.range(of: name))
                #expect(index.json(at: range) == value)
                #expect(index.canonical(at: range) == CanonicalJSON(value))
                #expect(index.text(of: name) == value.asText)
                var items: [JSON] = []
                index.forEachItem(of: name) { items.append(index.json(at: $0)) }
                #expect(items == value.asList ?? [])
            }
            #expect(index.range(of: "absent") == nil)
        }
        #expect(indexed > 100)
    }

    @Test func `reads texts with escapes and beyond ASCII, and the answers of a finding`() throws {
        let object: JSON = [
            "a": "x\n\"y\"", "b": "Việt Nam", "c": ["d": true, "e": "no", "f": false], "g": "",
        ]
        let index = try #require(CanonicalIndex(object.canonicalBytes))
        #expect(index.text(of: "a") == "x\n\"y\"")
        #expect(index.text(of: "b") == "Việt Nam")
        #expect(index.text(of: "g") == "")
        #expect(index.truths(of: "c") == ["d": true, "f": false])
        #expect(index.truths(of: "a") == [:])
        index.forEachItem(of: "c") { _ in Issue.record("an object has no items") }
    }

    @Test(arguments: ["", "[]", "1", "{", "{\"a\":1", "{\"a\":1,\"a\":2}", "{\"é\":1}", "{\"a\":1.5}"])
    func `has none for anything that it is not sure of`(text: String) {
        #expect(CanonicalIndex(Array(text.utf8)) == nil)
    }
}
