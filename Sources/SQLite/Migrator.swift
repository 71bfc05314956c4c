// Brings a database to the schema that this program knows, or refuses it.
// May not touch a file that belongs to another program or to a newer version of this one.

import CSQLite

/// One step in the history of a schema.
public struct Migration: Sendable {
    /// A SQL script without transaction statements.
    let script: String
    /// What a script cannot do, done after it in the same transaction.
    let work: @Sendable (borrowing Connection) throws -> Void

    /// A script, and perhaps what comes after it.
    public init(
        _ script: String, then work: @escaping @Sendable (borrowing Connection) throws -> Void = { _ in }
    ) {
        self.script = script
        self.work = work
    }
}

/// Numbered migrations, run in one transaction; the number of the last one is the schema version.
public struct Migrator: Sendable {
    /// The mark in the file header that tells whose database it is; not 0.
    public let applicationID: Int32
    /// The first is number 1.
    public let migrations: [Migration]

    /// Describes the schema by its history.
    public init(applicationID: Int32, migrations: [Migration]) {
        self.applicationID = applicationID
        self.migrations = migrations
    }

    /// How a file stands to this program.
    public enum State: Sendable, Equatable {
        /// Nothing is in it yet.
        case empty
        /// It has exactly the known schema.
        case current
        /// It has the schema after this many migrations, and needs the rest.
        case older(Int)
        /// It was written by a newer version of the program, with this schema version.
        case newer(Int)
        /// It belongs to another program.
        case foreign
    }

    /// The state of a database; changes nothing.
    public func state(of connection: borrowing Connection) throws(SQLiteError) -> State {
        let header = try DatabaseHeader(of: connection)
        if header.applicationID == 0, header.version == 0, header.isEmpty { return .empty }
        guard header.applicationID == applicationID, applicationID != 0, header.version >= 0 else {
            return .foreign
        }
        let known = migrations.count
        if header.version == known { return .current }
        return header.version < known ? .older(header.version) : .newer(header.version)
    }

    /// Runs the missing migrations in one transaction; a current database is left as it is.
    public func migrate(_ connection: borrowing Connection) throws(MigrationError) {
        do throws(SQLiteError) {
            // Asked first without the lock, so that a database that needs nothing is not written to.
            if try state(of: connection) == .current { return }
            try connection.begin(.immediate)
        } catch {
            throw .database(error)
        }
        // Without effect once the migrations are committed.
        defer { connection.rollBack() }
        do {
            try runMissing(on: connection)
        } catch let error as MigrationError {
            throw error
        } catch let error as SQLiteError {
            throw .database(error)
        } catch {
            throw .work(error)
        }
    }

    /// Asks again under the lock, because another process may have migrated meanwhile.
    private func runMissing(on connection: borrowing Connection) throws {
        switch try state(of: connection) {
        case .current: break
        case .empty: try run(from: 0, on: connection)
        case .older(let version): try run(from: version, on: connection)
        case .newer(let version): throw MigrationError.newer(found: version, known: migrations.count)
        case .foreign:
            throw MigrationError.notOurs(applicationID: try DatabaseHeader(of: connection).applicationID)
        }
    }

    private func run(from version: Int, on connection: borrowing Connection) throws {
        for migration in migrations[version...] {
            try connection.execute(migration.script)
            try migration.work(connection)
            guard connection.isInTransaction else {
                let message = "a migration may not end the transaction"
                throw SQLiteError(extendedCode: SQLITE_MISUSE, message: message, sql: migration.script)
            }
        }
        try connection.execute(
            "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(migrations.count);")
        try connection.commit()
    }
}
