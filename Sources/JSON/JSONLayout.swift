// The white space between the parts of a written value: none, or for people. Nothing but white space here.

enum JSONLayout {
    case compact
    case indented(depth: Int)

    /// The layout one level further in.
    var inner: JSONLayout {
        switch self {
        case .compact: .compact
        case .indented(let depth): .indented(depth: depth + 1)
        }
    }

    func beginLine(in output: inout [UInt8]) {
        guard case .indented(let depth) = self else { return }
        output.append(Byte.lineFeed)
        output.append(contentsOf: repeatElement(Byte.space, count: 2 * depth))
    }

    func beginMemberValue(in output: inout [UInt8]) {
        guard case .indented = self else { return }
        output.append(Byte.space)
    }
}
