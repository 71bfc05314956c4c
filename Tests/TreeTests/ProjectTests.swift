// The files around the sources keep to what they promise each other.
import Foundation
import Testing

struct ProjectTests {
    @Test func `project files speak of the project alone`() throws {
        expectNone(try Tree.files().flatMap(ProjectRules.foreignFindings))
    }

    @Test(arguments: [
        "see /wo" + "rk/notes.md", "cd /tmp" + "/h", "from py" + "pi.org", "https://crates" + ".io/x",
        "/ho" + "me/ann",
    ])
    func `a path of one machine or the host of a registry is found`(line: String) {
        let file = ProjectFile(path: "README.md", text: "Title\n\(line)\n")
        #expect(ProjectRules.foreignFindings(file).map(\.line) == [2])
    }

    @Test(arguments: ["the framework/module", "/usr/share/doc", "https://example.org/work/1", "/tmp"])
    func `an ordinary path or address is not`(line: String) {
        #expect(ProjectRules.foreignFindings(ProjectFile(path: "README.md", text: line)).isEmpty)
    }

    @Test(arguments: ["migrations", "records"])
    func `every file of Schema that the program needs is embedded`(_ folder: String) throws {
        let embedding = try Tree.file("Schema/embedded.c").text
        let package = try Tree.file("Package.swift").text
        let files = try Tree.files(under: "Schema/\(folder)").filter { !$0.path.hasSuffix(".md") }
        #expect(!files.isEmpty)
        expectNone(files.flatMap { ProjectRules.schemaFindings($0, embedding: embedding, package: package) })
    }

    @Test func `a migration that is not embedded and not excluded is found twice`() {
        let file = ProjectFile(path: "Schema/migrations/0002-more.sql", text: "")
        #expect(ProjectRules.schemaFindings(file, embedding: "", package: "").count == 2)
    }

    @Test func `the changelog has a section for what is not released`() throws {
        let text = try Tree.file("CHANGELOG.md").text
        #expect(
            text.contains("\n## [Unreleased]\n"),
            "add “## [Unreleased]” to CHANGELOG.md and the change under it")
    }

    @Test(arguments: ["Scripts/run", "Scripts/test", "Scripts/faults", "Scripts/fuzz", "Scripts/sanitize"])
    func `the README gives the command`(
        _ command: String
    )
        throws
    {
        #expect(try Tree.file("README.md").text.contains(command), "say in README.md what \(command) does")
        #expect(
            FileManager.default.isExecutableFile(atPath: Tree.top.appending(path: command).path),
            "\(command) must be executable: chmod +x \(command)")
    }

    @Test func `continuous integration runs the command of the README and nothing else`() throws {
        let lines = try Tree.file(".ci/run").text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count == 1 && lines.first?.hasSuffix("/Scripts/test\"") == true)
    }

    @Test func `the packages that the scripts install are those that Package.swift and the tests need`()
        throws
    {
        let needed = ProjectRules.debianPackages(inManifest: try Tree.file("Package.swift").text)
        let installed = ProjectRules.debianPackages(inList: try Tree.file("Scripts/packages.txt").text)
        #expect(needed.contains("libsqlite3-dev"))
        #expect(
            installed
                == needed.union([
                    "pkg-config", "gcc", "libc6-dev", "python3", "python3-cryptography", "sqlite3",
                ]),
            "make Scripts/packages.txt list the packages of .apt([…]) in Package.swift, pkg-config, which finds them, and what tests run"
        )
    }

    @Test func `packages are read from lists of one and of several`() {
        let manifest = "providers: [.apt([\"liba-dev\"])]) … providers: [.apt([\"libb-dev\", \"libc-dev\"])]"
        #expect(ProjectRules.debianPackages(inManifest: manifest) == ["liba-dev", "libb-dev", "libc-dev"])
        #expect(
            ProjectRules.debianPackages(inList: "# The list.\nliba-dev\n\nlibb-dev # why\n") == [
                "liba-dev", "libb-dev",
            ])
    }
}
