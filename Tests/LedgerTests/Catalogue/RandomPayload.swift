// Random payloads of any event type, made from its declared fields alone: well formed, with escapes, letters beyond
// ASCII and nested records.
import JSON
import Ledger

struct RandomPayload {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    /// Every required field and some of the others.
    mutating func members(of fields: [Field]) -> [String: JSON] {
        var members: [String: JSON] = [:]
        for field in fields where field.isRequired || below(2) == 0 {
            members[field.name] = value(of: field.kind)
        }
        return members
    }

    private mutating func value(of kind: Field.Kind) -> JSON {
        switch kind {
        case .text: .text(one(of: Self.texts))
        case .slug, .checklist, .consultation, .commitment: .text(one(of: ["second", "a-1", "x"]))
        case .instrument:
            .text(one(of: ["ph/act/2009/ra-9775", "un/treaty/2000/opsc", "au-qld/act/1899/s.1/x"]))
        case .jurisdiction: .text(one(of: ["KH", "AU-QLD", "XK", "VN"]))
        case .newBody, .body: .text(one(of: ["AIPA", "S-1a"]))
        case .indicator: .text(one(of: ["list/one", "made-up-checklist/indicator-2"]))
        case .event: .text(one(of: ["a", "e\"1", "événement", "back\\slash"]))
        case .date: .text(one(of: ["2022-04-12", "2019-08", "2019", "2022-08~", "../2022-04-19", "20XX"]))
        case .day: .text(one(of: ["2024-02-29", "1999-12-31", "-0044-03-15"]))
        case .count: .integer(one(of: [0, 7, 93, 9_007_199_254_740_991]))
        case .truth: .boolean(below(2) == 0)
        case .language: .text(one(of: ["en", "zh-Hant", "id"]))
        case .choice(let words): .text(one(of: words))
        case .list(let kind): .list((0..<below(4)).map { _ in value(of: kind) })
        case .record(let fields): .object(members(of: fields))
        case .map(let kind): map(of: kind)
        case .object: .object(["a": [1, .number(2.5), ["b": nil]], "é": .text(one(of: Self.texts))])
        }
    }

    private static let texts = [
        "No", "s. 4(h)", "Yes|No", "no data", "“Việt Nam”", "a \"quoted\" word", "two\nlines\ttab",
        "\u{1}\u{7F}", "\\",
        "e\u{301}", "\u{1F600}", "draft", "a text of more than fifteen bytes, which Swift keeps on the heap",
    ]

    private mutating func map(of kind: Field.Kind) -> JSON {
        var members: [String: JSON] = [:]
        for _ in 0..<below(4) {
            members[one(of: ["one", "Yes", "No", "critère", "a\"b", "long-criterion-name"])] = value(of: kind)
        }
        return .object(members)
    }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
