// Everything of the world that a command may touch, as one value: tests and the program put in their own.
public import EventLog
public import Ledger
import LedgerService

/// The console, the files, the clock and the ledgers as commands see them.
public struct World: Sendable {
    /// Writes data to standard output.
    public var write: @Sendable (String) -> Void
    /// Writes talk to standard error.
    public var say: @Sendable (String) -> Void
    /// Reads a line from a person; nil at the end of input.
    public var readLine: @Sendable () -> String?
    /// Whether a person sits at the input and at the output.
    public var isInteractive: Bool
    /// Whether standard error is a terminal, so that progress may be drawn over itself.
    public var drawsProgress: Bool
    /// Whether output may be coloured.
    public var isColored: Bool
    /// The width of the terminal in columns; nil where output is no terminal.
    public var width: Int?
    /// The environment.
    public var environment: [String: String]
    /// The present instant: the one clock of the program.
    public var now: @Sendable () -> Instant
    /// Random bytes fit for salts.
    public var random: @Sendable (Int) -> [UInt8]
    /// Opens a file, to be read piece by piece until there is none; `-` is standard input.
    public var openFile: @Sendable (String) throws -> () throws -> [UInt8]?
    /// Opens a file like `openFile`, unless others than its owner may read it.
    public var openSecret: @Sendable (String) throws -> () throws -> [UInt8]?
    /// Writes a new file that only its owner may read, whole and durable or not at all; never one that exists.
    public var createSecret: @Sendable (String, [UInt8]) throws -> Void
    /// Opens a ledger.
    public var openLedger: @Sendable (String) throws -> any KeptLedger
    /// Reads what is left of a ledger that is too damaged to be opened, like `KeptLedger.salvage`.
    public var salvage: @Sendable (String, (Int, Int) -> Void, (Event) throws -> Void) throws -> Salvage = {
        path, _, _ in
        throw QuestionProblem("\(path) cannot be opened")
    }
    /// Makes a ledger with the URI of its origin and fills it, whole or not at all.
    public var createLedger: @Sendable (String, String, (any KeptLedger) throws -> Void) throws -> Void
    /// The bundled records, by name, as JSON Lines.
    public var records: @Sendable () -> [(name: String, bytes: [UInt8])]

    /// Puts a world together.
    public init(
        write: @escaping @Sendable (String) -> Void, say: @escaping @Sendable (String) -> Void,
        readLine: @escaping @Sendable () -> String?, isInteractive: Bool, drawsProgress: Bool,
        isColored: Bool,
        width: Int?, environment: [String: String], now: @escaping @Sendable () -> Instant,
        random: @escaping @Sendable (Int) -> [UInt8],
        openFile: @escaping @Sendable (String) throws -> () throws -> [UInt8]?,
        openSecret: @escaping @Sendable (String) throws -> () throws -> [UInt8]?,
        createSecret: @escaping @Sendable (String, [UInt8]) throws -> Void,
        openLedger: @escaping @Sendable (String) throws -> any KeptLedger,
        createLedger: @escaping @Sendable (String, String, (any KeptLedger) throws -> Void) throws -> Void,
        records: @escaping @Sendable () -> [(name: String, bytes: [UInt8])]
    ) {
        self.write = write
        self.say = say
        self.readLine = readLine
        self.isInteractive = isInteractive
        self.drawsProgress = drawsProgress
        self.isColored = isColored
        self.width = width
        self.environment = environment
        self.now = now
        self.random = random
        self.openFile = openFile
        self.openSecret = openSecret
        self.createSecret = createSecret
        self.openLedger = openLedger
        self.createLedger = createLedger
        self.records = records
    }
}

/// A ledger that is kept in a file.
public protocol KeptLedger: EventLog {
    /// Whether the file was opened as one that nobody can change.
    var isImmutable: Bool { get }
    /// Where the file lies as it was, where opening it has brought it to the present form.
    var migratedFrom: String? { get }
    /// Refuses a ledger that does not say whose it is.
    func requireIdentity() throws
    /// What is wrong with the file and the order of the log; empty when nothing is.
    func fileProblems() throws -> [String]
    /// What can still lie in the file of what a redaction erased; nil where nothing can.
    func traceProblem() throws -> String?
    /// What of the schema and the stored projections is not as the log makes it; empty when all is.
    func projectionProblems(progress: (Int, Int) -> Void) throws -> [String]
    /// Ends the writing and says whether the file alone is then the whole ledger.
    func finishWriting() -> Bool
    /// The first place where the log is not what its tree vouches for; nil where there is none.
    func treeProblem(progress: (Int, Int) -> Void) throws -> String?
    /// Calls the body with each event that can still be read and is what was recorded; gives what is lost.
    func salvage(progress: (Int, Int) -> Void, _ body: (Event) throws -> Void) throws -> Salvage
    /// Copies the ledger as it is into a new file, while others may read and write it; the copy has its name only once
    /// it is verified, and is gone where that throws.
    func backUp(
        to copy: String, progress: (Int, Int) -> Void, verifying: (any KeptLedger) throws -> Void) throws
    /// Erases parts of an event and of its corrections for good, and records who, when and why.
    func redact(_ id: EventID, _ parts: Set<ErasablePart>, because: String, _ terms: AppendTerms) throws
        -> Appended
    /// Writes the file anew, so that no trace of what was erased is left in it.
    func eraseTraces() throws
    /// Writes the projections anew from the first event.
    func rewriteProjections(progress: (Int, Int) -> Void) throws
}

/// An error that is about a file: damaged, locked, unreadable or newer.
public protocol FileError: Error, CustomStringConvertible {
    /// Whether the file is damaged, so that a part of it may be left.
    var isDamaged: Bool { get }
}

extension FileError {
    /// Most files are there or not.
    public var isDamaged: Bool { false }
}
