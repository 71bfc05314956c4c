// The modules keep to their table.
import Testing

struct ModuleTests {
    @Test func `every module imports what the table allows and nothing else`() throws {
        expectNone(try Tree.files(under: "Sources", withSuffix: ".swift").flatMap(ModuleTable.findings))
    }

    @Test func `every module is in the table, and every row of the table is a module`() throws {
        let modules = try Set(Tree.files(under: "Sources", withSuffix: ".swift").map(\.module))
        #expect(modules == Set(ModuleTable.mayImport.keys))
    }

    @Test func `the table allows no more than Package.swift`() throws {
        let package = try Tree.file("Package.swift").text
        let ownedBySystem: Set = ["Glibc", "Synchronization", "Dispatch"]
        for (module, names) in ModuleTable.mayImport {
            let declaration = package.components(after: "name: \"\(module)\"", before: "name: \"")
            for name in names.subtracting(ownedBySystem) {
                #expect(
                    declaration.contains { $0.contains("\"\(name)\"") },
                    "\(module) may import \(name) by the table but does not depend on it in Package.swift: take it out"
                )
            }
        }
    }

    @Test func `only a module over C is unsafe`() throws {
        expectNone(
            try Tree.files(under: "Sources", withSuffix: ".swift").flatMap(ModuleTable.unsafeFindings))
    }

    @Test(arguments: [
        "import Foundation", "public import EventLog", "private import struct SQLite.Row",
        "@testable import Tables",
    ])
    func `an import that the table does not allow is found`(line: String) {
        let file = ProjectFile(path: "Sources/Ledger/Law.swift", text: "// Laws.\nimport JSON\n\(line)\n")
        #expect(ModuleTable.findings(file).map(\.line) == [3])
    }

    @Test func `the word import in a comment or a literal is no import`() {
        let file = ProjectFile(
            path: "Sources/Ledger/Law.swift",
            text: "// import Foundation\nlet text = \"\"\"\n    import Glibc\n    \"\"\"\n")
        #expect(ModuleTable.findings(file).isEmpty)
    }

    @Test func `an unsafe expression in a pure module is found, and in a module over C it is not`() {
        let text = "// Bytes.\nlet byte = unsafe pointer.pointee\n"
        #expect(
            ModuleTable.unsafeFindings(ProjectFile(path: "Sources/JSON/Byte.swift", text: text)).map(\.line)
                == [2])
        #expect(ModuleTable.unsafeFindings(ProjectFile(path: "Sources/SQLite/Row.swift", text: text)).isEmpty)
    }
}

extension String {
    /// The texts that stand after each place of one mark and before the next place of another.
    func components(after start: String, before end: String) -> [String] {
        split(separator: start, omittingEmptySubsequences: false).dropFirst().map { rest in
            String(rest.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first ?? "")
        }
    }
}
