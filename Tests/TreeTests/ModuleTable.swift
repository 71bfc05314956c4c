// Which module may import what. ARCHITECTURE.md says why; whoever changes this table changes that page too.

enum ModuleTable {
    /// The modules over C: only a module that may import one of them may be unsafe.
    static let overC: Set = ["CSQLite", "CCrypto", "CSchema", "Glibc"]

    /// What each module may import; one that is not listed may import nothing.
    static let mayImport: [String: Set<String>] = [
        "JSON": [],
        "Ledger": ["JSON"],
        "LedgerCoding": ["Ledger", "JSON"],
        "Cryptography": ["CCrypto"],
        "Evidence": ["Ledger", "JSON", "Cryptography"],
        "EventLog": ["Evidence", "Ledger", "Synchronization"],
        "SQLite": ["CSQLite", "Glibc", "Synchronization"],
        "SQLiteLedger": [
            "EventLog", "Evidence", "Ledger", "LedgerCoding", "JSON", "SQLite", "CSchema", "Synchronization",
            "Glibc",
            "Dispatch",
        ],
        "LedgerService": [
            "EventLog", "Evidence", "Ledger", "LedgerCoding", "JSON", "Synchronization", "Dispatch",
        ],
        "CommandParsing": [],
        "Tables": ["JSON"],
        "Commands": [
            "CommandParsing", "Cryptography", "EventLog", "Evidence", "JSON", "Ledger", "LedgerCoding",
            "LedgerService", "Tables", "Synchronization",
        ],
        "lawledger": [
            "CommandParsing", "Commands", "EventLog", "Ledger", "LedgerService", "SQLiteLedger", "Glibc",
            "Synchronization",
        ],
        "benchmark": [
            "EventLog", "JSON", "Ledger", "LedgerCoding", "LedgerService", "SQLite", "SQLiteLedger", "Glibc",
            "Synchronization",
        ],
    ]

    /// The imports of a source that the table does not allow.
    static func findings(_ file: ProjectFile) -> [Finding] {
        let allowed = mayImport[file.module] ?? []
        return SwiftText(file.text).lines.enumerated().compactMap { index, line in
            guard let name = imported(line), !allowed.contains(name) else { return nil }
            return Finding(
                path: file.path, line: index + 1,
                message:
                    "\(file.module) may not import \(name): move the code to a module that may, or give what it"
                    + " needs as a parameter; the table is in Tests/TreeTests/ModuleTable.swift")
        }
    }

    /// The module that a line of code imports.
    private static func imported(_ line: String) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"),
            words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains(String($0)) })
        else { return nil }
        let kinds: Set = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
        let name = words[(place + 1)...].first { !kinds.contains(String($0)) }
        return name.map { String($0.prefix { $0 != "." }) }
    }

    private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]

    /// The uses of `unsafe` in a module that is not over C.
    static func unsafeFindings(_ file: ProjectFile) -> [Finding] {
        guard overC.isDisjoint(with: mayImport[file.module] ?? []) else { return [] }
        return SwiftText(file.text).lines.enumerated().compactMap { index, line in
            guard line.split(whereSeparator: { !$0.isLetter && $0 != "_" }).contains("unsafe") else {
                return nil
            }
            return Finding(
                path: file.path, line: index + 1,
                message:
                    "\(file.module) may not be unsafe: only a module over C may; move the call there and give it a"
                    + " safe signature")
        }
    }
}
