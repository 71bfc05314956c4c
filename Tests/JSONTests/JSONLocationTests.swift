// Where the value at a path begins.

import JSON
import Testing

struct JSONLocationTests {
    let bytes = Array(#" {"é": 1, "a": [10, {"b\u0063": true}], "c": "x"}"#.utf8)

    // By hand: " {" is 2 bytes, "é" with quotes 4, so its value stands at 8.
    @Test(
        arguments: [
            ([], 1),
            ([.key("é")], 8),
            ([.key("a")], 16),
            ([.key("a"), .index(0)], 17),
            ([.key("a"), .index(1)], 21),
            ([.key("a"), .index(1), .key("bc")], 33),
            ([.key("c")], 46),
        ] as [([JSONLocation.Step], Int)])
    func `finds a value`(path: [JSONLocation.Step], offset: Int) {
        #expect(JSONLocation.offset(of: path, in: bytes) == offset)
    }

    @Test(
        arguments: [
            [.key("b")], [.index(0)], [.key("a"), .index(2)], [.key("a"), .index(-1)],
            [.key("a"), .key("0")],
            [.key("c"), .key("x")],
        ] as [[JSONLocation.Step]])
    func `finds nothing at a path that leads nowhere`(path: [JSONLocation.Step]) {
        #expect(JSONLocation.offset(of: path, in: bytes) == nil)
    }

    @Test func `finds nothing where the text cannot be read so far`() {
        #expect(JSONLocation.offset(of: [], in: []) == nil)
        #expect(JSONLocation.offset(of: [.key("b")], in: Array(#"{"a":x,"b":1}"#.utf8)) == nil)
        #expect(JSONLocation.offset(of: [.key("a")], in: Array(#"{"a":}"#.utf8)) == nil)
    }

    @Test func `finds a value before a fault`() {
        #expect(JSONLocation.offset(of: [.key("a")], in: Array(#"{"a":1,"b":x}"#.utf8)) == 5)
    }
}
