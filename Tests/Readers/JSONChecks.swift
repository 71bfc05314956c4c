// JSON: the strict reader is the meaning; the canonical scanner, index and places agree with it or have no answer.
import JSON

extension ReaderCheck {
    private static let jsonWords = [
        "{\"a\":", "\"\\u0000\"", "\\ud800", "\\udc00", "\\ud83d\\ude00", "null", "true", "false", "-0",
        "1e21", "1E2",
        "9007199254740993", ",", "[", "]", "{", "}", ":", "\"\"", "\"a\":1,\"a\":2", "\\/", "\\n", "é",
        "e\u{301}",
        "\u{10000}", "\u{FFFF}",
    ]

    /// JSON texts.
    public static let texts: [ReaderCheck] = [
        ReaderCheck(
            "json",
            samples: [
                #"{"a":[1,{"b":null}],"b":"x","c":{"d":true,"e":"no","f":false}}"#,
                "[1.5,-0.25,1e-7,1e+21,0]",
                #"{"data":{"payload":{"instrument":"kh/act/2022/x","n":3},"sources":[{"title":"Gazette"}]},"id":"e"}"#,
                "\"Vi\u{1EC7}t Nam \\n\\u0001\\\"\"", " [ 1 , \"\\u0041\" ] ",
                "{\"\u{10000}\":1,\"\u{FFFF}\":2}",
                "999999999999999", "{}", "[]", "true",
            ].map { Array($0.utf8) }, words: jsonWords, check: json)
    ]

    private static func json(_ bytes: [UInt8]) throws -> Verdict {
        let canonical = CanonicalJSON(canonical: bytes)
        let isUTF8 = CanonicalJSON.isUTF8(bytes)
        let end = CanonicalScanner.endOfValue(in: bytes.span, from: 0)
        if let end { try promise((1...bytes.count).contains(end), "the scanner ends at \(end)") }
        let index = isUTF8 ? CanonicalIndex(bytes) : nil
        do {
            let value = try JSON(parsing: bytes)
            let written = value.canonicalBytes
            try promise(reads(written) == value, "written as something else")
            try promise(reads(written)?.canonicalBytes == written, "written in two ways")
            try promise(reads(Array(value.indented.utf8)) == value, "written for people as something else")
            try promise((canonical != nil) == (written == bytes), "canonical to one and not to the other")
            if let canonical { try promise(canonical.value == value, "another value in canonical form") }
            if end == bytes.count { try promise(written == bytes, "the scanner takes what is not canonical") }
            if let index, index.end == bytes.count { try hold(index, value.asObject ?? [:]) }
            try promise(JSONLocation.offset(of: [], in: bytes) != nil, "it stands nowhere")
            try hold(places: value, [], bytes)
            return .accepted
        } catch let problem as JSONProblem {
            try promise(canonical == nil, "canonical and no JSON")
            try promise(!isUTF8 || end != bytes.count, "the scanner takes what is no JSON")
            try promise(!isUTF8 || index?.end != bytes.count, "the index takes what is no JSON")
            try promise(
                (0...bytes.count).contains(problem.offset), "refused at \(problem.offset), outside the text")
            let isLine = !problem.message.isEmpty && !problem.message.utf8.contains { $0 < 0x20 }
            try promise(isLine, "not one line: \(problem.message)")
            return .refused
        }
    }

    private static func reads(_ bytes: [UInt8]) -> JSON? { try? JSON(parsing: bytes) }

    /// What is read in place is what the tree says.
    private static func hold(_ index: CanonicalIndex, _ members: [String: JSON]) throws {
        try promise(index.count == members.count, "the index has \(index.count) members of \(members.count)")
        for (name, value) in members {
            guard let range = index.range(of: name) else { throw BrokenPromise("no place of \(name)") }
            try promise(index.json(at: range) == value, "another value of \(name)")
            try promise(index.canonical(at: range) == CanonicalJSON(value), "another text of \(name)")
            try promise(
                index.text(of: name).map { JSON.text($0) } == (value.asText.map { .text($0) }),
                "another \(name)")
            var items: [JSON] = []
            index.forEachItem(of: name) { items.append(index.json(at: $0)) }
            try promise(items == value.asList ?? [], "other items of \(name)")
            let truths = (value.asObject ?? [:]).compactMapValues(\.asBoolean)
            // Keys that are not plain ASCII end the walk early, and no canonical index has them above.
            if truths.keys.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) {
                try promise(index.truths(of: name) == truths, "other answers of \(name)")
            }
        }
    }

    /// Each member and item stands where it is found, at most three steps down and eight to a step.
    private static func hold(places value: JSON, _ path: [JSONLocation.Step], _ bytes: [UInt8]) throws {
        guard path.count < 3 else { return }
        var inner: [(JSONLocation.Step, JSON)] = []
        if let items = value.asList {
            inner = items.prefix(8).enumerated().map { (.index($0.offset), $0.element) }
        }
        if let members = value.asObject {
            inner = members.sorted { $0.key < $1.key }.prefix(8).map { (.key($0), $1) }
        }
        for (step, value) in inner {
            guard let place = JSONLocation.offset(of: path + [step], in: bytes), place < bytes.count else {
                throw BrokenPromise("no place of \(path + [step])")
            }
            let stated = JSONLocation.offset(of: [], in: Array(bytes[place...]))
            try promise(stated == 0, "no value stands at \(place)")
            try hold(places: value, path + [step], bytes)
        }
    }
}
