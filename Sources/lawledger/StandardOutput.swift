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
        writeAll(bytes, to: STDOUT_FILENO)
    }

    /// Writes every byte; when the reader has gone there is nobody left to tell.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { exit(errno == EPIPE ? 0 : 3) }
            rest = rest.dropFirst(written)
        }
    }
}
