// swift-tools-version: 6.3
import PackageDescription

// The modules, from the pure core outwards. ARCHITECTURE.md says what each may import, and
// Tests/TreeTests holds the sources to it.
let package = Package(
    name: "lawledger",
    products: [.executable(name: "lawledger", targets: ["lawledger"])],
    targets: [
        .systemLibrary(
            name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CCrypto", path: "Sources/CCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"])]),
        .target(
            name: "CSchema", path: "Schema",
            exclude: [
                "events", "records/README.md", "records/asia.jsonl", "migrations/0001-log.sql",
                "migrations/0002-evidence.sql", "migrations/0003-past-and-bearing.sql",
            ],
            sources: ["embedded.c"], publicHeadersPath: "include",
            cSettings: [.unsafeFlags(["-std=c23"])]),
        .target(name: "JSON"),
        .target(name: "Ledger", dependencies: ["JSON"]),
        .target(name: "LedgerCoding", dependencies: ["Ledger", "JSON"]),
        .target(name: "Cryptography", dependencies: ["CCrypto"]),
        .target(name: "Evidence", dependencies: ["Ledger", "JSON", "Cryptography"]),
        .target(name: "EventLog", dependencies: ["Evidence", "Ledger"]),
        .target(name: "SQLite", dependencies: ["CSQLite"]),
        .target(
            name: "SQLiteLedger",
            dependencies: [
                "EventLog", "Evidence", "Ledger", "LedgerCoding", "JSON", "SQLite", "CSchema",
            ]),
        .target(
            name: "LedgerService", dependencies: ["EventLog", "Evidence", "Ledger", "LedgerCoding", "JSON"]),
        .target(name: "CommandParsing"),
        .target(name: "Tables", dependencies: ["JSON"]),
        .target(
            name: "Commands",
            dependencies: [
                "CommandParsing", "Cryptography", "EventLog", "Evidence", "JSON", "Ledger", "LedgerCoding",
                "LedgerService", "Tables",
            ]),
        .executableTarget(
            name: "lawledger",
            dependencies: [
                "CommandParsing", "Commands", "EventLog", "Ledger", "LedgerService", "SQLiteLedger",
            ]),
        .executableTarget(
            name: "benchmark",
            dependencies: [
                "EventLog", "JSON", "Ledger", "LedgerCoding", "LedgerService", "SQLite", "SQLiteLedger",
            ]),
        .testTarget(name: "JSONTests", dependencies: ["JSON"]),
        .target(
            name: "TestSupport", dependencies: ["Ledger", "JSON", "EventLog", "LedgerService"],
            path: "Tests/TestSupport"),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", "JSON", "EventLog", "LedgerCoding", "LedgerService", "TestSupport"]),
        .testTarget(
            name: "SQLiteLedgerTests",
            dependencies: [
                "SQLiteLedger", "SQLite", "Ledger", "JSON", "EventLog", "Evidence", "LedgerCoding",
                "LedgerService", "TestSupport",
            ], exclude: ["Earlier"]),
        .testTarget(
            name: "ProgramTests", dependencies: ["lawledger", "Commands", "CommandParsing"],
            exclude: ["cases"]),
        .testTarget(name: "TreeTests", dependencies: ["Ledger", "JSON", "LedgerCoding"]),
        .testTarget(name: "CryptographyTests", dependencies: ["Cryptography"]),
        .testTarget(
            name: "EvidenceTests", dependencies: ["Evidence", "Cryptography", "Ledger", "JSON"],
            exclude: ["vectors", "independent"]),
        .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
        .testTarget(name: "CommandParsingTests", dependencies: ["CommandParsing"]),
        .testTarget(name: "TablesTests", dependencies: ["Tables", "JSON"]),
        .target(
            name: "Readers",
            dependencies: [
                "JSON", "Ledger", "LedgerCoding", "Cryptography", "Evidence", "EventLog", "LedgerService",
                "CommandParsing", "Tables", "Commands", "TestSupport",
            ], path: "Tests/Readers"),
        .executableTarget(name: "fuzz", dependencies: ["Readers", "TestSupport"], path: "Tests/fuzz"),
        .testTarget(
            name: "ReaderTests",
            dependencies: [
                "Readers", "TestSupport", "EventLog", "JSON", "Ledger", "LedgerCoding", "LedgerService",
            ]),
    ]
)

for target in package.targets where ![.system, .plugin].contains(target.type) && target.name != "CSchema" {
    target.swiftSettings = [
        .treatAllWarnings(as: .error),
        .strictMemorySafety(),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
