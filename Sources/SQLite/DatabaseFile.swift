// The path of a database as SQLite takes it, and what lies beside the file.
// May not read the file itself.

import CSQLite
import Glibc

/// A path that is taken literally, whatever characters are in it.
struct DatabaseFile {
    let path: String

    init(_ path: String) { self.path = path }

    var isInMemory: Bool { path == ":memory:" }

    /// Refuses paths that SQLite would misread, and files that cannot be read as immutable.
    func checkFit(for access: Connection.Access) throws(SQLiteError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            // An empty one is a temporary database, which forgets everything.
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: "the path is empty or holds a NUL")
        }
        guard access.isImmutable, !isInMemory else { return }
        for suffix in ["-wal", "-journal"] where Self.size(of: resolvedPath + suffix) > 0 {
            // An immutable connection ignores both, and would show an old or a half-written state.
            let message = "the file has changes in '\(suffix)' beside it, which immutable access leaves out"
            throw SQLiteError(extendedCode: SQLITE_CANTOPEN, message: message)
        }
    }

    /// Always a URI: Debian's library reads a path that begins with `file:` as one in any case.
    func uri(for access: Connection.Access) -> String {
        guard !isInMemory else { return path }
        let literal = path.utf8.map { byte in
            Self.isPlain(byte) ? String(UnicodeScalar(byte)) : "%" + Self.hexadecimal(byte)
        }
        // With an empty authority a path may begin with two slashes.
        let scheme = path.hasPrefix("/") ? "file://" : "file:"
        return scheme + literal.joined() + (access.isImmutable ? "?immutable=1" : "")
    }

    /// The path with symbolic links followed, as SQLite does to name the side files.
    var resolvedPath: String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The permission bits and owner of the file, nil where there is none.
    var status: stat? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? status : nil
    }

    private static func size(of path: String) -> Int {
        DatabaseFile(path).status.map { Int($0.st_size) } ?? 0
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
