// How a text is written: RFC 8785, section 3.2.2.2. Only what must be escaped is.

enum CanonicalText {
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(Byte.quote)
        if holdsEscapes(text) {
            for byte in text.utf8 {
                if needsEscape(byte) { writeEscape(byte, to: &output) } else { output.append(byte) }
            }
        } else {
            output.append(contentsOf: text.utf8)
        }
        output.append(Byte.quote)
    }

    private static func holdsEscapes(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        for index in bytes.indices where needsEscape(bytes[index]) { return true }
        return false
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < Byte.space || byte == Byte.quote || byte == Byte.backslash
    }

    private static func writeEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(Byte.backslash)
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case Byte.tab: output.append(Byte.smallT)
        case Byte.lineFeed: output.append(Byte.smallN)
        case 0x0C: output.append(Byte.smallF)
        case Byte.carriageReturn: output.append(UInt8(ascii: "r"))
        case Byte.quote, Byte.backslash: output.append(byte)
        default: output.append(contentsOf: "u\(JSONProblem.hexadecimal(byte, digits: 4))".utf8)
        }
    }
}
