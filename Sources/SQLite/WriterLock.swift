// One writer at a time, across processes: an advisory lock on a file beside the database.
// May not lock the database file itself: closing any descriptor of it would drop SQLite's own locks.

import Glibc

/// Held from creation to the end of its scope; take it before the writing connection and keep it longer.
public struct WriterLock: ~Copyable, Sendable {
    private let descriptor: Int32
    private static let pollMilliseconds: Int64 = 10

    /// Locks `<path>-lock`, waiting for another holder up to the timeout; 0 asks once.
    public init(forDatabaseAt path: String, timeoutMilliseconds: Int = 0) throws(WriterLockError) {
        let opened = try LockFile.open(besides: DatabaseFile(path))
        do {
            try Self.acquire(opened, timeoutMilliseconds: timeoutMilliseconds)
        } catch {
            close(opened)
            throw error
        }
        LockHolder.current.write(to: opened)
        descriptor = opened
    }

    /// Runs a body with the lock held to its end; whatever the body opens is closed before the lock is given up.
    public borrowing func whileHeld<Result>(_ body: () throws -> Result) rethrows -> Result { try body() }

    deinit {
        // The file stays: removing it would let two processes hold locks on two files of one name.
        ftruncate(descriptor, 0)
        // Not left to closing alone: a child process may have inherited the descriptor and with it the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func acquire(_ descriptor: Int32, timeoutMilliseconds: Int) throws(WriterLockError) {
        let deadline = ContinuousClock.now + .milliseconds(timeoutMilliseconds)
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let cause = errno
            guard cause == EWOULDBLOCK || cause == EINTR else { throw .cannotOpen(SystemFailure.text(cause)) }
            guard ContinuousClock.now < deadline else {
                throw .held(processID: LockHolder(readFrom: descriptor).flatMap(\.confirmedProcessID))
            }
            usleep(UInt32(pollMilliseconds * 1000))
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
