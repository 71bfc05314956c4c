// What can be wrong with the file: each wording once, with what to do.
import SQLite

/// A ledger file cannot be used as asked.
public struct LedgerFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        case ioFailure(String), uncertain(String)
        /// A part of the ledger, or what is left of another, lies in the file beside it with this ending.
        case parted(String), leftBeside(String)
        /// The ledger does not say whose it is; what stands there instead.
        case unidentified(String?)
        /// Nothing in the file tells of any event.
        case nothingLeft
        case missing, exists, empty, notAFile, notALedger, immutable, full, readOnly, damaged(String)
        /// What is made from the log is damaged, and not the log.
        case projectionDamaged(String)
        /// The number of the version does not fit the tables; the file alone may not be written.
        case misnumbered(Int), writeProtected
        case newer(Int), older, tracesRemain
        case unreadable(String), cannotCreate(String), cannotLock(String), inUse(processID: Int32?)
        /// A program that only reads keeps the file from being written.
        case heldByReader
        case other(String)
    }

    /// What is wrong.
    public let kind: Kind
    /// Which file.
    public let path: String

    init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// What is wrong and what to do.
    public var description: String { "\(path): \(sentence)" }

    /// What is left where there is no copy: the log can be whole though something else in the file is damaged.
    static let wayOut =
        "take over into a new ledger what can still be read (lawledger export --salvage > EXPORT, lawledger init NEW, then"
        + " lawledger --ledger NEW import EXPORT --keep-recorded)"

    /// Whether the file is damaged, so that a part of it may be left.
    public var isDamaged: Bool { if case .damaged = kind { true } else { false } }

    /// The same without the name of the file.
    var sentence: String {
        switch kind {
        case .missing: "there is no such file; make a ledger with: lawledger init FILE"
        case .exists: "the file exists and is left as it is; give another name"
        case .empty: "the file is empty, so it is no ledger; delete it and run: lawledger init FILE"
        case .notAFile: "this is not a file; give the path of a ledger"
        case .notALedger: "this file is not a ledger; nothing in it was changed"
        case .immutable:
            "the ledger is on a medium or in a directory that cannot be written; copy it elsewhere to record"
        case .full: "the disk is full; nothing was recorded. Free some space and try again"
        case .ioFailure(let detail):
            "the file cannot be read or written (\(detail)); nothing was recorded. Check the disk, its space and the"
                + " limit on the size of files"
        case .uncertain(let detail):
            "the file could not be written to the end (\(detail)), and whether it was recorded is not certain. Check the"
                + " disk and let whoever reads the ledger finish, then look with: lawledger events"
        case .parted(let part):
            "a part of the ledger lies beside the file, in \(path)\(part), and cannot be read where nothing can be written;"
                + " copy both elsewhere, or let someone who may write open it once"
        case .leftBeside(let part):
            "\(path)\(part) is left of another file of that name and would be mixed into the new ledger; move it away, or"
                + " give another name"
        case .readOnly:
            "the file cannot be written; nothing was recorded. Check its permissions, or copy it elsewhere"
        case .damaged(let detail):
            "the file is damaged (\(detail)); nothing was changed. Restore it from a copy, or \(LedgerFileError.wayOut)"
        case .projectionDamaged(let detail):
            "what is kept beside the log is damaged (\(detail)); nothing was changed, and no event is lost by it. Make it anew"
                + " with: lawledger replay --rewrite; if that is refused, restore the file from a copy, or"
                + " \(LedgerFileError.wayOut)"
        case .unidentified(let found):
            "the ledger does not say whose it is: its URN, the first line of every checkpoint of it, is"
                + " \(found.map { "“\($0)”" } ?? "missing"). Restore it from a copy, or"
                + " \(LedgerFileError.wayOut)"
        case .newer(let version):
            "the ledger was written by a newer program (version \(version) of the file); update lawledger to read it"
        case .nothingLeft: "nothing in the file tells of any event; restore it from a copy"
        case .misnumbered(let version):
            "the file says that it is of version \(version) (PRAGMA user_version), and its tables are of another one: the number"
                + " was changed. Nothing was changed now; restore the file from a copy"
        case .writeProtected:
            "the file is write-protected; nothing was recorded. Allow writing it (chmod u+w), or copy it elsewhere to record"
        case .older:
            "the ledger was written by an earlier program and must be brought to the present form, but cannot be written here;"
                + " copy it to a place that can"
        case .tracesRemain:
            "the parts are erased and the redaction is recorded, but traces can still lie in the file or in the log beside"
                + " it: another program is reading the ledger, or the disk is full or may not be written. When that is over,"
                + " give the same command again"
        case .unreadable(let reason): "the file cannot be read: \(reason)"
        case .cannotCreate(let reason): "the file cannot be made: \(reason)"
        case .cannotLock(let reason):
            "its lock file cannot be opened (\(reason)); nothing was recorded. Whoever records must be able to write the"
                + " file, its directory and \(path)-lock; copy the ledger elsewhere to record there"
        case .inUse(let processID):
            "another program is writing to this ledger\(processID.map { " (process \($0))" } ?? "");"
                + " nothing was recorded. Try again when it is done"
        case .heldByReader:
            "another program has the file open and keeps it from being written; nothing was recorded. It need not write"
                + " itself: reading is enough while the file is in the form in which it is sent. Close it (sqlite3, Datasette"
                + " or another viewer), or let its question end, and try again"
        case .other(let detail): "the ledger cannot be used: \(detail)"
        }
    }
}

extension LedgerFileError {
    /// An error of another layer as one about the file; what is not about the file passes unchanged.
    init(_ error: any Error, path: String) throws {
        switch error {
        case let error as LedgerFileError: self.init(error.kind, path: path)
        case let error as SQLiteError: self.init(LedgerFileError.kind(of: error), path: path)
        case MigrationError.notOurs: self.init(.notALedger, path: path)
        case MigrationError.newer(let found, _): self.init(.newer(found), path: path)
        case MigrationError.database(let error): self.init(LedgerFileError.kind(of: error), path: path)
        case MigrationError.work(let error): try self.init(error, path: path)
        case WriterLockError.held(let processID): self.init(.inUse(processID: processID), path: path)
        case WriterLockError.cannotOpen(let reason):
            self.init(.cannotLock(reason), path: path)
        default: throw error
        }
    }

    private static func kind(of error: SQLiteError) -> Kind {
        switch error.kind {
        case .busy: error.isKeptByReader ? .heldByReader : .inUse(processID: nil)
        case .full: .full
        case .ioError: error.isAfterWriting ? .uncertain(error.message) : .ioFailure(error.message)
        case .readOnly, .permission, .needsWriter: .readOnly
        case .corrupt, .mismatch: .damaged(error.message)
        case .notADatabase: .notALedger
        case .cannotOpen: .unreadable(error.message)
        default: .other(error.message)
        }
    }
}
