// Two figures of the benchmark as ratios to bare SQLite in the same run, so that a tenfold loss is seen wherever the
// tests run. No absolute time is asserted; Scripts/bench measures what the program really does.
import EventLog
import JSON
import Ledger
import LedgerCoding
import LedgerService
import SQLite
import SQLiteLedger
import Testing

@Suite(.serialized) struct RatioTests {
    /// A batch may take so many times as long as the insert of its bytes into one bare table. Tests are built without
    /// optimisation, where it takes 150 times as long; five times that leaves room for a busy machine.
    static let mostForAppending = 750.0
    /// A matrix may take so many times as long as one bare seek for each of its cells: it takes 3 times, and again
    /// five times that is room.
    static let mostForMatrix = 15.0

    private static let rounds = 3

    @Test func `a batch costs no more than its share of bare inserts`() throws {
        let proposals = MadeUp.proposals(3000)
        var appending: [Duration] = []
        var inserting: [Duration] = []
        for _ in 0..<Self.rounds {
            let ledger = try TemporaryLedger()
            appending.append(
                try ContinuousClock().measure {
                    _ = try ledger.log.append(proposals, after: nil, MadeUp.terms)
                })
            let bare = try BareTable(of: ledger.log)
            inserting.append(bare.filling)
        }
        expect(appending, atMost: Self.mostForAppending, times: inserting, "the append of a batch")
    }

    @Test func `a matrix costs no more than its share of bare seeks`() throws {
        let ledger = try TemporaryLedger()
        _ = try ledger.log.append(MadeUp.proposals(1000), after: nil, MadeUp.terms)
        let reader = LedgerReader(ledger.log, now: MadeUp.terms.now)
        let point = Point(day: reader.now.day, position: try ledger.log.head().position, words: "now")
        let bare = try BareTable(of: ledger.log)
        var reading: [Duration] = []
        var seeking: [Duration] = []
        for _ in 0..<(3 * Self.rounds) {
            var cells = 0
            reading.append(
                try ContinuousClock().measure { cells = try reader.matrix(at: point).flatMap(\.cells).count })
            #expect(cells == MadeUp.cells)
            seeking.append(try ContinuousClock().measure { try bare.seek(cells) })
        }
        expect(reading, atMost: Self.mostForMatrix, times: seeking, "a matrix")
    }

    /// The best of several rounds on each side: whatever else the machine does can only add to a round.
    private func expect(_ ours: [Duration], atMost bound: Double, times bare: [Duration], _ what: String) {
        guard let best = ours.min(), let floor = bare.min() else { return }
        let ratio = best / floor
        #expect(
            ratio <= bound,
            "\(what) takes \(best), \(ratio) times as long as bare SQLite (\(floor)); Scripts/bench shows where it goes"
        )
    }
}

/// One table with the bytes of each event of a ledger, in a file with the same settings.
private struct BareTable: ~Copyable {
    let filling: Duration
    private let directory: TemporaryDirectory
    private let connection: Connection
    private let count: Int

    init(of log: SQLiteLog) throws {
        var lines: [String] = []
        try log.forEachEvent(after: .zero, through: .end) { lines.append(CloudEvents.line($0)) }
        let directory = try TemporaryDirectory()
        let connection = try Connection(directory.file("bare.db"), access: .readWrite(create: true))
        try connection.useWriteAheadLog()
        try connection.execute("CREATE TABLE bare (position INTEGER PRIMARY KEY, event TEXT NOT NULL) STRICT")
        let filling = try ContinuousClock().measure {
            try connection.transaction(.immediate) {
                let insert = try connection.prepare("INSERT INTO bare (event) VALUES (?)")
                for line in lines {
                    try insert.bind(1, .text(line))
                    _ = try insert.step()
                }
            }
        }
        self.filling = filling
        self.directory = directory
        self.connection = connection
        count = lines.count
    }

    /// Reads so many rows, one at a time and spread over the table.
    func seek(_ rows: Int) throws {
        let event = try connection.prepare("SELECT event FROM bare WHERE position = ?")
        for row in 0..<rows {
            try event.bind(1, .integer(Int64(row * 7919 % count + 1)))
            guard try event.step() else { continue }
            _ = try event.text(at: 0)
            event.reset()
        }
    }
}

/// A ledger as it may be: laws on their way, readings of them and judgements, in the order of recording.
private enum MadeUp {
    static let terms = AppendTerms(now: .startOfDay(Day(number: 20_000)), recordedBy: "tester") {
        Array(repeating: 7, count: $0)
    }
    private static let indicators = (1...8).map { "indicator-\($0)" }
    private static let steps = ["drafted", "introduced", "passed", "assented", "commenced"]
    static let cells = ShapeTests.codes.count * indicators.count

    static func proposals(_ count: Int) -> [Proposal] {
        let levels = ["No", "Partially", "Yes", "No|Partially"]
        let checklist = Proposal.checklist("list", indicators)
        return checklist
            + (0..<count).map { number in
                let code = ShapeTests.codes[number % ShapeTests.codes.count]
                let indicator = indicators[number / ShapeTests.codes.count % indicators.count]
                let day = "\(Day(number: 15_000 + number))"
                // No law of a part of a country: its codes have a hyphen, which the name of a law has not.
                guard number.isMultiple(of: 3), code.count == 2 else {
                    return .assessment("e\(number)", code, indicator, levels[number / 7 % 4], from: day)
                }
                let law = "\(code.lowercased())/act/2015/act-\(number / (3 * 5 * ShapeTests.codes.count))"
                let step = steps[number / (3 * ShapeTests.codes.count) % steps.count]
                return .of("e\(number)", day, "instrument.\(step)", ["instrument": .text(law)])
            }
    }
}
