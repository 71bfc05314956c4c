// The program as it was built, run by a shell in a fresh directory with nothing of this machine about it.
import Foundation

enum BuiltProgram {
    /// The directory that holds the built program: the one of the running tests.
    static let directory: URL = {
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let places = [CommandLine.arguments[0], program].map { URL(fileURLWithPath: $0) }
        let candidates = places.flatMap { place in
            (1...4).map { up in (0..<up).reduce(place) { url, _ in url.deletingLastPathComponent() } }
        }
        return candidates.first {
            FileManager.default.isExecutableFile(atPath: $0.appendingPathComponent("lawledger").path)
        } ?? candidates[0]
    }()

    private static func environment(_ home: URL) -> [String: String] {
        [
            "PATH": "\(directory.path):/usr/local/bin:/usr/bin:/bin", "HOME": home.path, "USER": "officer",
            "LANG": "C.UTF-8", "TZ": "UTC", "LAWLEDGER_NOW": "2026-04-01T00:00:00Z", "COLUMNS": "100",
            "LAWLEDGER": "asia.lawledger", "TERM": "xterm", "SWIFT_BACKTRACE": "enable=no",
        ].merging(ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }) { $1 }
    }

    /// Runs a command line; whatever hangs is ended after a minute, or after the time given.
    static func run(_ command: String, in home: URL, atMostSeconds limit: Int = 60) throws -> CaseFile.Answer
    {
        let kept = try TemporaryDirectory()
        let (output, talk) = (kept.url.appendingPathComponent("out"), kept.url.appendingPathComponent("err"))
        for file in [output, talk] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        process.arguments = ["\(limit)", "/bin/sh", "-c", command]
        process.currentDirectoryURL = home
        process.environment = environment(home)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: talk)
        try process.run()
        process.waitUntilExit()
        return CaseFile.Answer(
            output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
            talk: String(decoding: try Data(contentsOf: talk), as: UTF8.self), code: process.terminationStatus
        )
    }

    /// The bundled record as a ledger, made once; a copy of it and of the files beside it into a directory.
    static func copyLedger(to home: URL) throws {
        let made = try bundled.get()
        for name in try FileManager.default.contentsOfDirectory(atPath: made.url.path) {
            try FileManager.default.copyItem(
                at: made.url.appendingPathComponent(name), to: home.appendingPathComponent(name))
        }
    }

    private static let bundled = Result<TemporaryDirectory, any Error> { try makeBundled() }

    private static func makeBundled() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        // What is static has no last owner: the end of the tests is the end of it.
        atexit { (try? BuiltProgram.bundled.get())?.remove() }
        let answer = try run("lawledger init asia.lawledger --record asia", in: directory.url)
        guard answer.code == 0 else { throw ProgramFailure(answer: answer) }
        return directory
    }
}

struct ProgramFailure: Error {
    let answer: CaseFile.Answer
}

/// A directory that is gone with its last owner.
final class TemporaryDirectory: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("lawledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: url) }

    deinit { remove() }
}
