// Reads the files that are named on the command line.
import Commands
import Glibc

/// A file that is read piece by piece; closed when nobody holds it.
final class InputFile {
    private let path: String
    private let descriptor: Int32
    private static let pieceSize = 1 << 18

    /// Opens a file; `-` is standard input.
    init(_ path: String) throws(UnreadableFile) {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile(path: path, cause: errno) }
    }

    deinit { if path != "-" { close(descriptor) } }

    /// The next bytes, nil at the end.
    func next() throws(UnreadableFile) -> [UInt8]? {
        while true {
            var cause: Int32 = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: InputFile.pieceSize) { buffer, count in
                let read = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                cause = read < 0 ? errno : 0
                count = max(0, read)
            }
            if cause == EINTR { continue }
            guard cause == 0 else { throw UnreadableFile(path: path, cause: cause) }
            return piece.isEmpty ? nil : piece
        }
    }
}

extension InputFile {
    /// Refuses a file that others than its owner may read or write.
    func refuseIfExposed() throws {
        var state = stat()
        guard unsafe fstat(descriptor, &state) == 0 else { throw UnreadableFile(path: path, cause: errno) }
        let isRegular = state.st_mode & S_IFMT == S_IFREG
        guard !isRegular || state.st_mode & 0o077 == 0 else { throw ExposedSecret(path: path) }
    }
}

/// A key that others can read is no secret any more.
struct ExposedSecret: FileError {
    let path: String

    var description: String {
        "\(path): others can read or change this key: type chmod 600 \(path), and where others may have read it, make a"
            + " new key"
    }
}

/// A file that was named on the command line cannot be read.
struct UnreadableFile: FileError {
    let path: String
    let cause: Int32

    var description: String {
        "\(path): the file cannot be read: \(unsafe String(cString: strerror(cause)))"
    }
}
