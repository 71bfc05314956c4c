// The mark and the colour of each level in charts: the same for the same level in every chart that stands together, whether
// other levels occur or not.
import Ledger
import LedgerService
import Tables

struct LevelMarks {
    private var marks: [String: Character] = [:]

    /// For the levels of scales from the highest down, then for what may stand between them, then for others.
    private static let inOrder: [Character] =
        Array("█▓▒░▪+xo*#=%&@$") + Array("abcdefghijklmnpqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// What is no level has a mark of its own.
    private static let fixed: [String: Character] = [
        CellValue.notAssessed.levelWords: "·", Criteria.noData: "-", CellValue.undecidedWords: "?",
    ]

    init(_ series: [LevelSeries]) {
        for scale in series.map(\.scale) {
            scale.reversed().forEach { give($0) }
            for (low, high) in LevelMarks.bounds(of: scale.count) {
                give(LevelSet(from: low, through: high).names(on: scale))
            }
        }
        for level in series.flatMap(\.counts).map(\.level).sorted() { give(level) }
    }

    private mutating func give(_ level: String) {
        guard marks[level] == nil else { return }
        marks[level] = LevelMarks.fixed[level] ?? LevelMarks.next(beside: marks)
    }

    /// The first mark that is free; where all are taken, a letter of another script, which never runs out.
    private static func next(beside marks: [String: Character]) -> Character {
        let taken = Set(marks.values)
        let more = (0x430..<0x500).lazy.compactMap { Unicode.Scalar($0) }.map { Character($0) }
        return inOrder.first { !taken.contains($0) } ?? more.first { !taken.contains($0) } ?? "~"
    }

    /// The lowest and the highest level of every stretch of a scale, narrow ones first.
    private static func bounds(of count: Int) -> [(low: Int, high: Int)] {
        guard count > 1 else { return [] }
        return (1..<count).flatMap { width in (0..<count - width).reversed().map { ($0, $0 + width) } }
    }

    /// The mark of a level.
    func mark(of level: String) -> Character { marks[level] ?? "~" }

    /// How a level of a scale looks beside its mark.
    static func style(of level: String, on scale: [String]) -> Style {
        if fixed[level] != nil { return level == CellValue.undecidedWords ? .attention : .faint }
        guard let place = scale.firstIndex(of: level) else { return .middling }
        return place == scale.count - 1 ? .good : place == 0 ? .bad : .middling
    }
}
