// Stops a running statement from another thread, the one thing that a connection lets others do.
// May not do anything else to the connection, nor touch it once it is closed.

import CSQLite
import Synchronization

/// Stops what its connection is doing; safe from any thread, and without effect after closing.
public final class Interrupter: Sendable {
    // An address rather than the pointer, because the connection goes on using the pointer: SQLite allows
    // this one call beside any other, and the lock makes closing wait until the call is over.
    private let address: Mutex<UInt>

    init(_ database: OpaquePointer) {
        address = Mutex(UInt(bitPattern: database))
    }

    /// Makes the running statements fail with the kind `interrupted`; an open write is rolled back.
    public func interrupt() {
        address.withLock { address in
            if let database = unsafe OpaquePointer(bitPattern: address) {
                unsafe sqlite3_interrupt(database)
            }
        }
    }

    func disconnect() {
        address.withLock { $0 = 0 }
    }
}
