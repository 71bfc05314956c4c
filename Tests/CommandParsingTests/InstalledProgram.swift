// Runs a program of the machine on a file, for tests that ask a shell or a formatter for its opinion.

import Foundation

struct InstalledProgram: Sendable {
    let path: String

    /// Nil where the program is not installed.
    init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = folders.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else { return nil }
        self.path = path
    }

    static func isInstalled(_ name: String) -> Bool { InstalledProgram(name) != nil }

    /// What the program prints on standard output and standard error when it is given `text` in a file.
    func run(_ arguments: [String], on text: String) throws -> (
        out: String, errors: String
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "errors"].map { folder.appending(path: $0) }
        for file in files { try Data().write(to: file) }
        try Data(text.utf8).write(to: files[0])
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments + [files[0].path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        let texts = try files.dropFirst().map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return (texts[0], texts[1])
    }
}
