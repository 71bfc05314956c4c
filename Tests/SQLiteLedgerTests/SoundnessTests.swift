// What `check` finds: each table that is made from the log, and the schema, changed behind the program's back.
import EventLog
import Ledger
import SQLite
import SQLiteLedger
import Testing

struct SoundnessTests {
    private static let remedy = "make it anew with: lawledger replay --rewrite"

    private func ledger() throws -> TemporaryLedger {
        try TemporaryLedger(RandomLog(seed: 7, events: 60), batches: [5])
    }

    private func tamper(_ ledger: TemporaryLedger, _ sql: String) throws {
        let connection = try Connection(ledger.path, access: .readWrite(create: false))
        try connection.execute(sql)
    }

    private func problems(_ ledger: TemporaryLedger) throws -> [String] {
        try SQLiteLog(opening: ledger.path).projectionProblems { _, _ in }
    }

    @Test func `nothing is wrong with a ledger that the program wrote`() throws {
        #expect(try problems(ledger()).isEmpty)
    }

    @Test(arguments: [
        ("filed", "DELETE FROM filed WHERE position = 20"),
        ("bearing", "UPDATE bearing SET first_day = 0"),
        ("matrix_row", "UPDATE matrix_row SET columns = CAST(columns || x'010100' AS BLOB)"),
        ("matrix_page", "DELETE FROM matrix_page"),
        ("matrix_page", "UPDATE matrix_page SET shown = substr(shown, 1, length(shown) - 1)"),
        ("pipeline_page", "UPDATE pipeline_page SET shown = substr(shown, 1, length(shown) - 1)"),
        ("steps_now", "UPDATE steps_now SET last_position = last_position - 1"),
        ("occurrence", "UPDATE occurrence SET first_day = first_day - 1 WHERE position = 12"),
        ("caused", "DELETE FROM caused WHERE position = (SELECT max(position) FROM caused)"),
        ("level", "UPDATE level SET words = 'forged'"),
        ("cell_now", "UPDATE cell_now SET changed_by = NULL"),
        ("cell_span", "UPDATE cell_span SET flags = flags + 1"),
        ("cell_past", "UPDATE cell_past SET spans = substr(spans, 1, length(spans) - 1)"),
        ("subject", "UPDATE subject SET first_position = 1"),
    ])
    func `a projection that was changed is named, and made anew`(_ table: String, _ sql: String) throws {
        let ledger = try ledger()
        try tamper(ledger, sql)
        #expect(
            try problems(ledger) == ["the stored projection “\(table)” differs from the log; \(Self.remedy)"])
        try SQLiteLog(opening: ledger.path).rewriteProjections { _, _ in }
        #expect(try problems(ledger).isEmpty)
    }

    @Test(arguments: [
        ("matrix", "DROP VIEW matrix; CREATE VIEW matrix AS SELECT 1"),
        ("log_is_never_changed", "DROP TRIGGER log_is_never_changed"),
        ("occurrence_vague", "DROP INDEX occurrence_vague"),
    ])
    func `a view, trigger or index that is not as it was made is named, and put back`(
        _ name: String, _ sql: String
    ) throws {
        let ledger = try ledger()
        try tamper(ledger, sql)
        #expect(try problems(ledger) == ["“\(name)” is missing from the file or was changed; \(Self.remedy)"])
        try SQLiteLog(opening: ledger.path).rewriteProjections { _, _ in }
        #expect(try problems(ledger).isEmpty)
    }

    @Test(arguments: [
        "CREATE TRIGGER strange BEFORE INSERT ON log BEGIN SELECT raise(IGNORE); END",
        "CREATE INDEX strange ON filed (position)", "CREATE VIEW strange AS SELECT * FROM log",
    ]) func `what was added to the schema is named, and taken out`(_ sql: String) throws {
        let ledger = try ledger()
        try tamper(ledger, sql)
        #expect(try problems(ledger) == ["“strange” was added to the file; \(Self.remedy)"])
        try SQLiteLog(opening: ledger.path).rewriteProjections { _, _ in }
        #expect(try problems(ledger).isEmpty)
    }
}
