// Bytes as a person can read them and type them again.

/// Bytes with everything but printable ASCII as `\xFF`.
public enum Escaped {
    /// The bytes as text.
    public static func text(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            switch byte {
            case 0x0A: "\\n"
            case 0x5C: "\\\\"
            case 0x20..<0x7F: String(Unicode.Scalar(byte))
            default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}
