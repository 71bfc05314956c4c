// The files of the project as the tests of this folder read them. Reads only; what is built is left out.
import Foundation
import Testing

/// A file of the project.
struct ProjectFile {
    /// Its path from the top of the project: `Sources/Ledger/Cells/CellValue.swift`.
    let path: String
    let text: String

    /// The module that a file of Sources belongs to.
    var module: String { String(path.split(separator: "/").dropFirst().first ?? "") }
}

/// What breaks a rule, where, and what to do about it.
struct Finding: CustomStringConvertible {
    let path: String
    var line: Int?
    let message: String

    var description: String { "\(path):\(line.map { "\($0):" } ?? "") \(message)" }
}

/// Fails with a line for each finding.
func expectNone(_ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation) {
    for finding in findings { Issue.record("\(finding)", sourceLocation: sourceLocation) }
}

enum Tree {
    /// The top of the project, found from this file.
    static let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Folders that hold what is built or kept elsewhere.
    private static let skipped: Set = [".build", ".git", ".swiftpm"]

    /// Every file of text under a folder, in the order of the paths.
    static func files(under folder: String = "", withSuffix suffix: String = "") throws -> [ProjectFile] {
        var paths: [String] = []
        try collect(folder, into: &paths)
        return paths.filter { $0.hasSuffix(suffix) }.sorted().compactMap { path in
            (try? String(contentsOf: top.appending(path: path), encoding: .utf8)).map {
                ProjectFile(path: path, text: $0)
            }
        }
    }

    /// One file that must be there.
    static func file(_ path: String) throws -> ProjectFile {
        ProjectFile(path: path, text: try String(contentsOf: top.appending(path: path), encoding: .utf8))
    }

    private static func collect(_ folder: String, into paths: inout [String]) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: top.appending(path: folder).path) {
            guard !skipped.contains(name), !name.contains(".lawledger") else { continue }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            let values = try top.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
            if values.isDirectory == true { try collect(path, into: &paths) } else { paths.append(path) }
        }
    }
}
