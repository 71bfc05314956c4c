// One writer at a time, across processes: an advisory lock on a file beside the database.
// May not lock the database file itself: closing any descriptor of it would drop SQLite's own locks.

import Glibc

/// The file that the lock is on, opened once by who takes the lock often.
public final class WriterLockFile: Sendable {
    let descriptor: Int32

    /// Opens `<path>-lock`, which is made where it is missing.
    public init(forDatabaseAt path: String) throws(WriterLockError) {
        descriptor = try LockFile.open(besides: DatabaseFile(path))
    }

    deinit { close(descriptor) }

    /// Whether others that open the file by its name find this one; it may have been deleted.
    public var isInPlace: Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_nlink > 0
    }
}

/// Held from creation to the end of its scope; take it before the writing connection and keep it longer.
public struct WriterLock: ~Copyable, Sendable {
    private let file: WriterLockFile

    /// Locks `<path>-lock`, waiting for another holder up to the timeout; 0 asks once.
    public init(forDatabaseAt path: String, timeoutMilliseconds: Int = 0) throws(WriterLockError) {
        try self.init(WriterLockFile(forDatabaseAt: path), timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Locks a file that is open, waiting for another holder up to the timeout; 0 asks once.
    public init(_ file: WriterLockFile, timeoutMilliseconds: Int = 0) throws(WriterLockError) {
        try Self.acquire(file.descriptor, timeoutMilliseconds: timeoutMilliseconds)
        // Written where it is not there yet: a file that is changed each time makes every commit wait for it too.
        if LockHolder(readFrom: file.descriptor) != .current { LockHolder.current.write(to: file.descriptor) }
        self.file = file
    }

    /// Runs a body with the lock held to its end; whatever the body opens is closed before the lock is given up.
    public borrowing func whileHeld<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }

    deinit {
        // The file stays: removing it would let two processes hold locks on two files of one name.
        // Not left to closing alone: a child process may have inherited the descriptor and with it the lock.
        flock(file.descriptor, LOCK_UN)
    }

    private static func acquire(_ descriptor: Int32, timeoutMilliseconds: Int) throws(WriterLockError) {
        let start = ContinuousClock.now
        let deadline = start + .milliseconds(timeoutMilliseconds)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let cause = errno
            guard cause == EWOULDBLOCK || cause == EINTR else { throw .cannotOpen(SystemFailure.text(cause)) }
            guard ContinuousClock.now < deadline else {
                throw .held(processID: LockHolder(readFrom: descriptor).flatMap(\.confirmedProcessID))
            }
            usleep(pause(after: ContinuousClock.now - start))
        }
    }

    /// How long to wait before asking again, in microseconds: whoever has waited longer asks more often, so that among
    /// many nobody is always passed over.
    static func pause(after waited: Duration) -> UInt32 {
        switch waited {
        case ..<(.milliseconds(500)): 10_000
        case ..<(.milliseconds(1500)): 2_000
        default: 500
        }
    }
}

/// Why the lock was not taken.
public enum WriterLockError: Error, Sendable, Equatable {
    /// Another holder kept it for the whole waiting time; its process id where that is certain.
    case held(processID: Int32?)
    /// The lock file cannot be created, opened or locked; the operating system's words.
    case cannotOpen(String)
}
