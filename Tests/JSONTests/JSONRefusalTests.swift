// What is refused, at which byte, and in which words. Offsets are counted by hand.

import JSON
import Testing

struct JSONRefusalTests {
    @Test(arguments: [
        ("", 0, "the input is empty; a JSON value is needed"),
        (" \n", 2, "the input is only white space; a JSON value is needed"),
        ("{", 1, "the input is cut short: it ends inside an object"),
        (#"{"a""#, 4, "the input is cut short: it ends inside an object"),
        (#"{"a":"#, 5, "the input is cut short: it ends inside an object"),
        (#"{"a":1, "#, 8, "the input is cut short: it ends inside an object"),
        ("[1", 2, "the input is cut short: it ends inside a list"),
        ("[1,", 3, "the input is cut short: it ends inside a list"),
        (#""abc"#, 4, "the input is cut short: it ends inside a text"),
        (#""ab\"#, 4, "the input is cut short: it ends inside a text"),
        (#""\u00"#, 5, "the input is cut short: it ends inside a text"),
        (#""\ud83d\"#, 8, "the input is cut short: it ends inside a text"),
        ("tru", 3, "the input is cut short: it ends inside the word true"),
        ("-", 1, "the input is cut short: it ends inside a number"),
        ("1.", 2, "the input is cut short: it ends inside a number"),
        ("1e+", 3, "the input is cut short: it ends inside a number"),
    ])
    func `refuses a text that is empty or cut short`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test(arguments: [
        (#"{"a":1, "a":1}"#, 8, #"the key "a" occurs twice in one object"#),
        (#"{"a":{"b":1,"\u0062":2}}"#, 12, #"the key "b" occurs twice in one object"#),
        (#"{"a\n":1,"a\n":2}"#, 9, #"the key "a\n" occurs twice in one object"#),
        (
            "{\"\u{E9}\":1,\"e\u{301}\":2}", 8,
            "the key \"e\u{301}\" occurs twice in one object, spelled with other code points"
        ),
    ])
    func `refuses a key that occurs twice`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test func `takes one key in two objects`() throws {
        #expect(try JSON(parsing: #"[{"a":1},{"a":{"a":2}}]"#) == [["a": 1], ["a": ["a": 2]]])
    }

    @Test(arguments: [
        ("[1,]", 2, "a trailing comma is not allowed; remove it before ]"),
        (#"{"a":1 , }"#, 7, "a trailing comma is not allowed; remove it before }"),
        ("['a']", 1, "single quotes are not JSON; use double quotes"),
        ("{'a':1}", 1, "single quotes are not JSON; use double quotes"),
        ("[“a”]", 1, "typographic quotes are not JSON; use straight double quotes"),
        ("// one\n1", 0, "comments are not JSON; remove it"),
        ("[1 /* one */]", 3, "comments are not JSON; remove it"),
        ("{# one\n}", 1, "comments are not JSON; remove it"),
        ("1 # one", 2, "comments are not JSON; remove it"),
        ("True", 0, "True is not JSON; write true"),
        ("[None]", 1, "None is not JSON; write null"),
        ("[NaN]", 1, "NaN is not JSON; only finite numbers are"),
        ("Infinity", 0, "Infinity is not JSON; only finite numbers are"),
    ])
    func `refuses other notations and says so`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test(arguments: [
        ("{} x", 3, "nothing may follow the value, but here is x"),
        ("1,", 1, "nothing may follow the value, but here is ,"),
        ("[]]", 2, "nothing may follow the value, but here is ]"),
        ("truely", 0, "a value is needed, but here is truely"),
        ("[,1]", 1, "a value is needed, but here is ,"),
        (#"{"a":}"#, 5, "a value is needed, but here is }"),
        ("[\u{A0}1]", 1, "a value is needed, but here is U+00A0"),
        ("[+1]", 1, "a value is needed, but here is +"),
        ("[.5]", 1, "a value is needed, but here is ."),
        ("{a:1}", 1, "a key in double quotes is needed, but here is a"),
        ("{1:1}", 1, "a key in double quotes is needed, but here is 1"),
        (#"{"a" 1}"#, 5, #"a colon is needed after the key "a", but here is 1"#),
        ("[1 2]", 3, "a comma or ] is needed, but here is 2"),
        (#"{"a":1]"#, 6, "a comma or } is needed, but here is ]"),
    ])
    func `refuses what stands where something else is needed`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }

    @Test func `refuses nesting of sixty-five levels`() {
        let lists = String(repeating: "[", count: 65) + String(repeating: "]", count: 65)
        let expected = "lists and objects are nested deeper than 64"
        #expect(refusal(of: lists) == JSONProblem(offset: 64, message: expected))
        let objects = String(repeating: #"{"a":"#, count: 64) + "{}" + String(repeating: "}", count: 64)
        #expect(refusal(of: objects) == JSONProblem(offset: 320, message: expected))
    }

    @Test func `says byte and message in its description`() {
        #expect(refusal(of: "")?.description == "byte 0: the input is empty; a JSON value is needed")
    }

    @Test func `shortens a long key in the message`() {
        let key = String(repeating: "k", count: 200)
        let shown = String(repeating: "k", count: 60) + "…"
        let problem = refusal(of: #"{"\#(key)":1,"\#(key)":1}"#)
        #expect(problem?.message == #"the key "\#(shown)" occurs twice in one object"#)
    }
}

/// The problem for which a text is refused, or nil where it is read.
func refusal(of text: String) -> JSONProblem? {
    refusal(of: Array(text.utf8))
}

/// The problem for which bytes are refused, or nil where they are read.
func refusal(of bytes: [UInt8]) -> JSONProblem? {
    do throws(JSONProblem) {
        _ = try JSON(parsing: bytes)
        return nil
    } catch {
        return error
    }
}
