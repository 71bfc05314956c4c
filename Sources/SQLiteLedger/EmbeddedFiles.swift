// The files of Schema that the program carries with it.
private import CSchema

/// Migrations and bundled records.
public enum EmbeddedFiles {
    /// The SQL of each migration in order.
    static var migrations: [String] {
        unsafe files(lawledger_migrations).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The bundled records, by name, as JSON Lines.
    public static var records: [(name: String, bytes: [UInt8])] { unsafe files(lawledger_records) }

    private static func files(
        _ list: (UnsafeMutablePointer<Int>?) -> UnsafePointer<lawledger_file>?
    ) -> [(name: String, bytes: [UInt8])] {
        var count = 0
        guard let first = unsafe list(&count) else { return [] }
        return (0..<count).map { index in
            let file = unsafe first[index]
            let bytes = unsafe [UInt8](UnsafeBufferPointer(start: file.bytes, count: file.count))
            return (unsafe String(cString: file.name), bytes)
        }
    }
}
