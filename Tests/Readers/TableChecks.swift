// CSV: what is read is written and read again as the same; every problem lies inside the file.
import Tables

extension ReaderCheck {
    /// Tables as CSV.
    public static let tables: [ReaderCheck] = [
        ReaderCheck(
            "csv",
            samples: [
                "id,title,year\nkh-1,\"Law, on\nchildren\",2022\nvn-2,\"a \"\"quote\"\"\",\n",
                "a,b\r\n1,2\r\n",
                "\u{FEFF}a,b\n1,2", "a\n\"\"\n", "a,\"é\",c\n\"x\r\ny\",2,3\n",
            ].map { Array($0.utf8) },
            words: ["\"", "\"\"", ",", "\r\n", "\r", "\n\n", "\u{FEFF}", "\",\"", "a,a"],
            check: csv)
    ]

    private static func csv(_ bytes: [UInt8]) throws -> Verdict {
        let content = CSVReader().read(bytes: bytes)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        var last = 1
        for problem in content.problems {
            try promise((1...lines.count).contains(problem.line), "a problem on line \(problem.line)")
            let width = lines[problem.line - 1].count
            try promise(
                (1...width + 1).contains(problem.column), "a problem at \(problem.line):\(problem.column)")
            try promise(problem.line >= last, "problems out of order, at line \(problem.line)")
            try promise(!problem.message.isEmpty, "refused without a word")
            last = problem.line
        }
        try promise(content.problems.count <= bytes.count + 1, "more problems than bytes")
        let fields = [content.header] + content.rows.map(\.fields)
        for field in fields.joined() {
            try promise((1...lines.count).contains(field.line), "a field on line \(field.line)")
            let width = lines[field.line - 1].count
            try promise(
                field.column >= 1 && field.column + field.length <= width + 1, "a field outside its line")
        }
        guard content.problems.isEmpty else { return .refused }
        try promise(fields.allSatisfy { $0.count == content.header.count }, "a row of another length")
        let texts = fields.map { $0.map(\.text) }
        let again = CSVReader().read(CSVWriter().write(header: texts[0], rows: Array(texts.dropFirst())))
        try promise(again.problems.isEmpty, "what is written is refused: \(again.problems)")
        let read = ([again.header] + again.rows.map(\.fields)).map { $0.map { Array($0.text.utf8) } }
        try promise(read == texts.map { $0.map { Array($0.utf8) } }, "written as something else")
        return .accepted
    }
}
