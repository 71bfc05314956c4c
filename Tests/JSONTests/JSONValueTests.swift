// The value itself: literals, accessors, equality, and the form for people.

import JSON
import Testing

struct JSONValueTests {
    let value: JSON = ["text": "a", "whole": 3, "yes": true, "list": [1, nil], "object": ["a": "b"]]

    @Test func `gives what it holds`() {
        #expect(value["text"]?.asText == "a")
        #expect(value["whole"]?.asInteger == 3)
        #expect(value["whole"]?.asNumber == 3)
        #expect(value["yes"]?.asBoolean == true)
        #expect(value["list"]?.asList == [1, nil])
        #expect(value["object"]?.asObject == ["a": "b"])
        #expect(value["object"]?["a"]?.asText == "b")
        #expect(JSON.number(0.5).asNumber == 0.5)
        #expect(JSON.number(2).asInteger == 2)
    }

    @Test func `gives nil for what it does not hold`() {
        #expect(value["absent"] == nil)
        #expect(JSON.null["a"] == nil)
        #expect(JSON.integer(1).asText == nil)
        #expect(JSON.text("1").asInteger == nil)
        #expect(JSON.text("1").asNumber == nil)
        #expect(JSON.number(0.5).asInteger == nil)
        #expect(JSON.number(1e300).asInteger == nil)
        #expect(JSON.number(.nan).asInteger == nil)
        #expect(JSON.integer(1).asBoolean == nil)
        #expect(JSON.object([:]).asList == nil)
        #expect(JSON.list([]).asObject == nil)
    }

    @Test func `keeps the later of two members in a literal`() {
        #expect(["a": 1, "a": 2] as JSON == ["a": 2])
    }

    @Test func `is equal where the same is written`() {
        #expect(JSON.integer(1) == .number(1))
        #expect(Set<JSON>([.integer(1), .number(1), .number(0.5), "1"]).count == 3)
        #expect(JSON.integer(0) == .number(-0.0))
        #expect(["a": 1, "b": [2]] as JSON == ["b": [.number(2)], "a": 1])
    }

    @Test func `differs where something else is written`() {
        #expect(JSON.text("\u{E9}") != .text("e\u{301}"))
        #expect(["\u{E9}": 1] as JSON != ["e\u{301}": 1])
        #expect(["a": 1] as JSON != ["a": 1, "b": 2])
        #expect(JSON.integer(1) != "1")
        #expect(JSON.integer(1) != .number(1.5))
        #expect(JSON.null != false)
    }

    @Test func `is written for people with two spaces and sorted keys`() {
        let value: JSON = ["b": [1, [], [:], ["c": nil]], "a": "x"]
        #expect(
            value.indented == """
                {
                  "a": "x",
                  "b": [
                    1,
                    [],
                    {},
                    {
                      "c": null
                    }
                  ]
                }
                """)
    }
}
