// Standard output, written in large pieces; whoever stops reading ends the program without a message.
import Glibc
import Synchronization

enum StandardOutput {
    private static let pending = Mutex<[UInt8]>([])

    static func write(_ text: String) {
        let isFull = pending.withLock { bytes in
            bytes += text.utf8
            return bytes.count > 1 << 16
        }
        if isFull { flush() }
    }

    static func flush() {
        let bytes = pending.withLock { bytes in
            defer { bytes = [] }
            return bytes
        }
        guard let cause = writeAll(bytes, to: STDOUT_FILENO) else { return }
        // When the reader has gone there is nobody left to tell.
        if cause == EPIPE { exit(0) }
        say(
            "lawledger: error: standard output cannot be written: \(unsafe String(cString: strerror(cause)))\n"
        )
        exit(3)
    }

    /// Writes to standard error; where that cannot be done, nothing can be said about it.
    static func say(_ text: String) {
        _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Writes every byte; gives the number of the error that stood in the way.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return errno }
            rest = rest.dropFirst(written)
        }
        return nil
    }
}
