// The public way in: a whole JSON text to a value. The work is in JSONReader.

extension JSON {
    /// Reads one JSON text (RFC 8259) strictly; throws the first problem, with its byte counted from the start.
    ///
    /// Whatever is read can be written in canonical form and read again. Therefore refused, beyond the grammar:
    /// duplicate keys, NUL, lone surrogates, nesting deeper than 64, and numbers that are not exact as doubles:
    /// whole ones beyond ±(2^53 − 1), unless of 1e21 or more and written with an exponent.
    public init(parsing bytes: some Collection<UInt8>) throws(JSONProblem) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.readDocument()
    }

    /// Reads one JSON text like `init(parsing:)` of its UTF-8 bytes.
    public init(parsing text: String) throws(JSONProblem) {
        var reader = JSONReader(bytes: Array(text.utf8))
        self = try reader.readDocument()
    }
}
