// The files of this process: whole lines in, text out.
import Glibc

enum Console {
    /// Writes a text whole, or as much as the reader takes.
    static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}

/// The lines of a file, read one after another so that a large file need not be held.
@safe struct Lines: ~Copyable {
    private let file: UnsafeMutablePointer<FILE>
    private var line: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    init(of path: String) throws {
        guard let opened = unsafe fopen(path, "re") else {
            throw WorkProblem("\(path): \(unsafe String(cString: strerror(errno)))")
        }
        unsafe file = opened
        unsafe line = nil
    }

    deinit {
        unsafe free(line)
        unsafe fclose(file)
    }

    /// The next line without its line feed; nil at the end.
    mutating func next() -> String? {
        let count = unsafe getline(&line, &capacity, file)
        guard count > 0, let line = unsafe line else { return nil }
        let isWhole = unsafe line[count - 1] == 10
        let bytes = unsafe UnsafeBufferPointer(start: line, count: isWhole ? count - 1 : count)
        return unsafe String(decoding: bytes.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// At most so many of the next lines.
    mutating func next(_ most: Int) -> [String] {
        var lines: [String] = []
        lines.reserveCapacity(most)
        while lines.count < most, let line = next() { lines.append(line) }
        return lines
    }
}
