// The Swift sources keep to the rules, and the rules find what breaks them.
import Testing

struct SourceRuleTests {
    @Test(arguments: ["Sources", "Tests"]) func `no source crashes or escapes the checks of the language`(
        _ folder: String
    ) throws {
        expectNone(try Tree.files(under: folder, withSuffix: ".swift").flatMap(SourceRules.codeFindings))
    }

    @Test(arguments: ["Sources", "Tests", "Scripts", "Schema/migrations"]) func `nothing is marked as undone`(
        _ folder: String
    ) throws {
        expectNone(try Tree.files(under: folder).flatMap(SourceRules.markFindings))
    }

    @Test func `each source begins by saying what it is for`() throws {
        expectNone(
            try Tree.files(under: "Sources", withSuffix: ".swift").flatMap(SourceRules.headerFindings))
    }

    @Test(arguments: ["Sources", "Tests"]) func `no source is too long to be read at once`(_ folder: String)
        throws
    {
        expectNone(
            try Tree.files(under: folder, withSuffix: ".swift").flatMap(SourceRules.lengthFindings))
    }

    @Test func `a list that may be long is there and is long`() throws {
        for path in SourceRules.longLists {
            let count = SourceRules.lines(try Tree.file(path)).count
            #expect(count > SourceRules.longest, "\(path) has \(count) lines: take it out of longLists")
        }
    }

    @Test(arguments: [
        "let a = try" + "! b()", "let a = b as" + "! C", "fatal" + "Error()",
        "final class A: @unchecked" + " Sendable {}",
        "nonisolated" + "(unsafe) var a = 1", "print" + "(a)",
    ])
    func `a form that is not used here is found`(line: String) {
        #expect(SourceRules.codeFindings(source("// A.\n\(line)\n")).map(\.line) == [2])
    }

    @Test(arguments: ["try" + "! b()", "fatal" + "Error()"])
    func `the same form in a comment or a literal is not found`(form: String) {
        #expect(
            SourceRules.codeFindings(source("// \(form)\nlet a = \"\(form)\"\nlet b = #\"\\\"\(form)\"#\n"))
                .isEmpty)
    }

    @Test func `a longer word that ends like a form is not found`() {
        #expect(SourceRules.codeFindings(source("// A.\nblueprint" + "(a)\n")).isEmpty)
    }

    @Test func `a mark is found as a word and not as a part of one`() {
        #expect(SourceRules.markFindings(source("// TO" + "DO: more\n")).map(\.line) == [1])
        #expect(SourceRules.markFindings(source("let dates = [\"1X" + "XX\", \"20X" + "XX-12\"]\n")).isEmpty)
    }

    @Test(arguments: ["import JSON\n", "\n// Laws of a country.\n", "//\n", "// Laws.\n"])
    func `a source that does not say what it is for is found`(text: String) {
        #expect(SourceRules.headerFindings(source(text)).count == 1)
    }

    @Test func `the longest source is allowed and one line more is not`() {
        let line = "let a = 1\n"
        #expect(
            SourceRules.lengthFindings(source(String(repeating: line, count: SourceRules.longest))).isEmpty)
        #expect(
            SourceRules.lengthFindings(source(String(repeating: line, count: SourceRules.longest + 1))).count
                == 1)
    }

    private func source(_ text: String) -> ProjectFile {
        ProjectFile(path: "Sources/Ledger/Law.swift", text: text)
    }
}
