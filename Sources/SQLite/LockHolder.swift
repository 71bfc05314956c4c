// Who holds a lock, as written into the lock file: a process id and when that process started.
// May not decide whether the lock is held: only the lock itself does.

import Glibc

struct LockHolder: Equatable {
    let processID: Int32
    /// Clock ticks from boot to the start of the process, nil where the system does not tell; with it a
    /// process id that has been given to someone else since is recognised.
    let started: UInt64?

    static let current = LockHolder(processID: getpid(), started: startTime(of: getpid()))

    init(processID: Int32, started: UInt64?) {
        self.processID = processID
        self.started = started
    }

    /// Reads what `write` wrote, nil for anything else.
    init?(readFrom descriptor: Int32) {
        let fields = Self.read(descriptor).split(whereSeparator: \.isWhitespace)
        guard fields.count >= 2, fields[0] == "process", let processID = Int32(fields[1]), processID > 0
        else {
            return nil
        }
        self.processID = processID
        started = fields.count >= 4 && fields[2] == "started" ? UInt64(fields[3]) : nil
    }

    /// The process id, unless it is seen to be gone or to belong to another process now.
    var confirmedProcessID: Int32? {
        if let started, let now = Self.startTime(of: processID) { return now == started ? processID : nil }
        return kill(processID, 0) != 0 && errno == ESRCH ? nil : processID
    }

    /// Replaces the content of the file; a failure only leaves the holder unnamed.
    func write(to descriptor: Int32) {
        let started = started.map { "started \($0)\n" } ?? ""
        var text = "process \(processID)\n" + started
        ftruncate(descriptor, 0)
        text.withUTF8 { bytes in _ = unsafe pwrite(descriptor, bytes.baseAddress, bytes.count, 0) }
    }

    private static func startTime(of processID: Int32) -> UInt64? {
        let descriptor = unsafe open("/proc/\(processID)/stat", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // The second field is the program's name in parentheses, which may itself hold any character. The
        // start is field 22 of proc(5), the twentieth after the name.
        let line = read(descriptor)
        guard let nameEnd = line.lastIndex(of: ")") else { return nil }
        let fields = line[nameEnd...].dropFirst().split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
