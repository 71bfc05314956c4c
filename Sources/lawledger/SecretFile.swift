// Writes a signing key to a file of its own.
import Commands
import Glibc

enum SecretFile {
    /// Writes a new file that only its owner may read; what stood in the way leaves none behind.
    static func create(_ path: String, _ bytes: [UInt8]) throws(UnwritableFile) {
        let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw UnwritableFile(path: path, cause: errno) }
        var cause = StandardOutput.writeAll(bytes, to: descriptor)
        if cause == nil, fsync(descriptor) != 0 { cause = errno }
        if close(descriptor) != 0, cause == nil { cause = errno }
        if let cause {
            unsafe unlink(path)
            throw UnwritableFile(path: path, cause: cause)
        }
        syncDirectory(of: path)
    }

    /// Makes the name durable; not every file system can be asked to.
    private static func syncDirectory(of path: String) {
        let place = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let descriptor = unsafe open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}

/// A file that was to be made cannot be.
struct UnwritableFile: FileError {
    let path: String
    let cause: Int32

    var description: String {
        cause == EEXIST
            ? "\(path): the file exists and is left as it is; give another name"
            : "\(path): the file cannot be made: \(unsafe String(cString: strerror(cause)))"
    }
}
