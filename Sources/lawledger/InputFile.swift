// Reads the files that are named on the command line.
import Commands
import Glibc

enum InputFile {
    /// The bytes of a file; `-` is standard input.
    static func read(_ path: String) throws(UnreadableFile) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw UnreadableFile(path: path, cause: errno) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw UnreadableFile(path: path, cause: errno) }
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
        }
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
