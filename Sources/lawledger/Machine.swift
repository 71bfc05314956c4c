// This machine: its console, clock, files and randomness. The only reader of the wall clock.
import Commands
import Glibc
import Ledger
import SQLiteLedger

extension World {
    /// The world as this process finds it.
    static var machine: World {
        // A reader that stops and a file that may not grow are errors to be told, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let environment = Machine.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var world = World(
            write: { StandardOutput.write($0) },
            say: {
                StandardOutput.flush()
                StandardOutput.say($0)
            },
            readLine: { Swift.readLine() }, isInteractive: isatty(STDIN_FILENO) == 1 && isTerminal,
            drawsProgress: isatty(STDERR_FILENO) == 1,
            isColored: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb",
            width: isTerminal ? Machine.terminalWidth : Machine.widthAskedFor,
            environment: environment,
            now: { Machine.now }, random: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } },
            openFile: {
                let file = try InputFile($0)
                return { try file.next() }
            },
            openSecret: {
                let file = try InputFile($0)
                try file.refuseIfExposed()
                return { try file.next() }
            }, createSecret: { try SecretFile.create($0, $1) }, openLedger: { try SQLiteLog(opening: $0) },
            createLedger: { _ = try SQLiteLog.create(at: $0, origin: $1, filling: $2) },
            records: { EmbeddedFiles.records })
        world.salvage = { try SQLiteLog.salvage(from: $0, progress: $1, $2) }
        return world
    }
}

enum Machine {
    /// The present instant; LAWLEDGER_NOW fixes it, for reproducible output and for tests.
    static var now: Instant {
        if let fixed = environment["LAWLEDGER_NOW"].flatMap({ Instant($0) }) { return fixed }
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    static let environment: [String: String] = {
        var variables: [String: String] = [:]
        var next = unsafe environ
        while let entry = unsafe next.pointee {
            let text = unsafe String(cString: entry)
            if let place = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                variables[String(text[..<place])] = String(text[text.utf8.index(after: place)...])
            }
            unsafe next += 1
        }
        return variables
    }()

    static var terminalWidth: Int {
        var size = winsize()
        let answered = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
        return answered == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// COLUMNS, as shells set it; 100 where it says nothing useful.
    static var widthAskedFor: Int {
        environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? 100
    }
}
