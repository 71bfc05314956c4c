// The one way in which a value is written for storage and digests: RFC 8785, the JSON Canonicalization Scheme.
// Nothing here may depend on the order in which a dictionary gives its members.

extension JSON {
    /// The value in the form of RFC 8785, as UTF-8.
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        write(canonicalTo: &output)
        return output
    }

    /// The value in the form of RFC 8785.
    public var canonical: String {
        String(decoding: canonicalBytes, as: UTF8.self)
    }

    /// Appends the value in the form of RFC 8785; a number that is not finite is written `null`, as ECMAScript does.
    public func write(canonicalTo output: inout [UInt8]) {
        write(to: &output, layout: .compact)
    }

    /// The value for people: members sorted, two spaces for each level, no line feed at the end.
    public var indented: String {
        var output: [UInt8] = []
        write(to: &output, layout: .indented(depth: 0))
        return String(decoding: output, as: UTF8.self)
    }
}

extension JSON {
    private func write(to output: inout [UInt8], layout: JSONLayout) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .boolean(let boolean): output.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .integer(let integer): CanonicalNumber.write(integer, to: &output)
        case .number(let number): CanonicalNumber.write(number, to: &output)
        case .text(let text): CanonicalText.write(text, to: &output)
        case .list(let items): Self.write(items, to: &output, layout: layout)
        case .object(let members): Self.write(members, to: &output, layout: layout)
        }
    }

    private static func write(_ items: [JSON], to output: inout [UInt8], layout: JSONLayout) {
        output.append(Byte.openBracket)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(Byte.comma) }
            layout.inner.beginLine(in: &output)
            item.write(to: &output, layout: layout.inner)
        }
        if !items.isEmpty { layout.beginLine(in: &output) }
        output.append(Byte.closeBracket)
    }

    private static func write(_ members: [String: JSON], to output: inout [UInt8], layout: JSONLayout) {
        output.append(Byte.openBrace)
        let sorted = members.sorted { CanonicalOrder.precedes($0.key, $1.key) }
        for (index, member) in sorted.enumerated() {
            if index > 0 { output.append(Byte.comma) }
            layout.inner.beginLine(in: &output)
            CanonicalText.write(member.key, to: &output)
            output.append(Byte.colon)
            layout.inner.beginMemberValue(in: &output)
            member.value.write(to: &output, layout: layout.inner)
        }
        if !sorted.isEmpty { layout.beginLine(in: &output) }
        output.append(Byte.closeBrace)
    }
}
