// The rules that files around the sources are held to: what they may speak of, and what must agree.

enum ProjectRules {
    /// Texts that tie a file to one machine or to a registry of packages, put together here so that this file
    /// does not break its own rule.
    private static let foreign: [(text: String, remedy: String)] =
        ["/wo" + "rk/", "/tmp" + "/h", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/"].map {
            ($0, "a path of one machine: write it from the top of the project")
        }
        + [
            "crates" + ".io", "py" + "pi.org", "npmjs" + ".", "rubygems" + ".org", "proxy" + ".golang",
            "docs" + ".rs",
        ].map {
            ($0, "the host of a package registry: the project takes nothing from there")
        }

    /// The lines of a file that speak of something outside the project.
    static func foreignFindings(_ file: ProjectFile) -> [Finding] {
        SourceRules.lines(file).flatMap { number, line in
            foreign.filter { holds(line, $0.text) }.map { rule in
                Finding(path: file.path, line: number, message: "“\(rule.text)” is \(rule.remedy)")
            }
        }
    }

    /// Whether a line holds a text; a path counts only where it begins, not inside an address or a longer path.
    private static func holds(_ line: Substring, _ text: String) -> Bool {
        line.ranges(of: text).contains { range in
            guard text.hasPrefix("/"), range.lowerBound > line.startIndex else { return true }
            let before = line[line.index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && before != "." && before != "-"
        }
    }

    /// What is missing for a file of Schema to be carried in the program.
    static func schemaFindings(_ file: ProjectFile, embedding: String, package: String) -> [Finding] {
        let path = file.path.split(separator: "/").dropFirst().joined(separator: "/")
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let entry = path.hasPrefix("records/") ? String(name.prefix { $0 != "." }) : name
        var findings: [Finding] = []
        if !embedding.contains("#embed \"\(path)\"") || !embedding.contains("{\"\(entry)\", ") {
            findings.append(
                Finding(
                    path: file.path,
                    message: "it is not embedded: give it an array and a row in Schema/embedded.c"))
        }
        if !package.contains("\"\(path)\"") {
            findings.append(
                Finding(
                    path: file.path,
                    message: "Package.swift does not know it: add \"\(path)\" to the exclude of CSchema"))
        }
        return findings
    }

    /// The Debian packages of every `.apt([…])` of a manifest.
    static func debianPackages(inManifest text: String) -> Set<String> {
        Set(
            text.components(after: ".apt([", before: "]").flatMap { list in
                list.split(separator: ",").map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
            })
    }

    /// The packages of a list with one name a line and comments from # on.
    static func debianPackages(inList text: String) -> Set<String> {
        Set(
            text.split(separator: "\n").map { line in line.prefix { $0 != "#" }.filter { !$0.isWhitespace } }
                .filter { !$0.isEmpty })
    }
}
