// Pages of what was believed before: what is written comes back, however long a page, and damage is told.
import EventLog
import Ledger
import SQLite
import Testing

@testable import SQLiteLedger

struct PastPageTests {
    /// A span of a made-up course, with the positions between which it was believed.
    private struct Believed {
        let span: CellSpan
        let from: Int
        let to: Int
        let level: Int

        var row: SpanRow { SpanRow(span, knownFrom: from, level: level, instrument: PastPageTests.number) }
    }

    private static let instruments = (1...9).map { InstrumentID("KH/law-\($0)") }
    private static let dates = ["2019-08", "2022-04-19", "0001-01-01", "../2020", "2021~", nil]
    private static let days: [Day] = [
        .distantPast, Day(number: -719_162), Day(number: 0), Day(number: 19_101), .distantFuture,
    ]

    private static func number(_ instrument: InstrumentID) -> Int {
        (instruments.firstIndex(of: instrument) ?? 0) * 1000 + 1
    }

    /// Spans in the order of a page: several that end at once, by their days, with reasons that change a little.
    private static func believed(_ count: Int, _ random: inout SeededGenerator) -> [Believed] {
        var (all, position, day) = ([Believed](), 2, Day(number: 15_000))
        var causes: [Position] = []
        for index in 0..<count {
            if Int.random(in: 0..<3, using: &random) == 0 {
                position += Int.random(in: 1...70_000, using: &random)
                day = days.randomElement(using: &random) ?? day
            }
            let end = day.advanced(by: Int.random(in: 1...4000, using: &random))
            if Bool.random(using: &random) { causes.append(Position(1 + index * 37)) }
            if causes.count > 8 { causes.remove(at: Int.random(in: 0..<8, using: &random)) }
            all.append(
                Believed(
                    span: CellSpan(
                        from: day, to: index % 11 == 0 ? .distantFuture : end,
                        value: value(causes, &random), by: index % 7 == 0 ? nil : Position(index + 1)),
                    from: Int.random(in: 1..<position, using: &random), to: position,
                    level: [0, 1, 255, 70_000].randomElement(using: &random) ?? 0))
            day = end
        }
        return all
    }

    private static func value(_ causes: [Position], _ random: inout SeededGenerator) -> CellValue {
        let isPlain = Int.random(in: 0..<4, using: &random) == 0
        return CellValue(
            level: .noData, scale: [], basis: [nil, .assessed, .law].randomElement(using: &random) ?? nil,
            flags: Flags(rawValue: Int.random(in: 0...255, using: &random)),
            since: dates.randomElement(using: &random) ?? nil, position: isPlain ? causes.first : causes.last,
            causes: isPlain ? Array(causes.prefix(1)) : causes,
            support: isPlain ? [] : instruments.filter { _ in Bool.random(using: &random) },
            isByRevision: Bool.random(using: &random))
    }

    private static func page(_ believed: some Sequence<Believed>) -> PastPage {
        var page = PastPage(7, knownTo: 2)
        for one in believed {
            page.append(one.span, from: one.from, to: one.to, level: one.level, instrument: number)
        }
        return page
    }

    private static func rows(_ bytes: [UInt8], _ detail: CellDetail = .everything) throws -> [SpanRow] {
        var (reader, rows) = (PastReader(bytes), [SpanRow]())
        while try reader.next() { rows.append(try reader.row(detail)) }
        return rows
    }

    @Test(arguments: 1...20) func `what is written comes back, in order or one alone`(_ seed: Int) throws {
        var random = SeededGenerator(seed: seed)
        let believed = PastPageTests.believed(60, &random)
        let page = PastPageTests.page(believed)
        #expect(try PastPageTests.rows(page.bytes) == believed.map(\.row))
        #expect(page.cell == 7)
        for index in believed.indices {
            var (reader, place) = (PastReader(page.bytes), -1)
            let isThere = try reader.next { _ in
                place += 1
                return place == index
            }
            #expect(isThere)
            #expect(reader.knownTo == believed[index].to)
            #expect(try reader.row(.everything) == believed[index].row)
        }
    }

    @Test(arguments: 1...10) func `reasons written one after another are those written alone`(_ seed: Int) {
        var random = SeededGenerator(seed: seed)
        var recent = RecentReasons()
        for one in PastPageTests.believed(200, &random) {
            #expect(recent.bytes(one.span.value, number: PastPageTests.number) == one.row.reasons)
        }
    }

    @Test func `what was found lately is what would be found, for more keys than are remembered`() {
        var random = SeededGenerator(seed: 6)
        var recent = Recent<Int, Int>()
        for _ in 0..<400 {
            recent.restart()
            var key = 0
            while key < 100 {
                key += Int.random(in: 1...9, using: &random)
                #expect(recent.next(key) { $0 * 3 } == key * 3)
            }
        }
    }

    @Test func `a page that is gone on with is as if it had been written at once`() throws {
        var random = SeededGenerator(seed: 1)
        let believed = PastPageTests.believed(40, &random)
        let whole = PastPageTests.page(believed)
        for count in 1..<believed.count {
            let stored = PastPage(place: whole.place, bytes: PastPageTests.page(believed.prefix(count)).bytes)
            var page = try PastPage(resuming: stored)
            for one in believed.dropFirst(count) {
                page.append(
                    one.span, from: one.from, to: one.to, level: one.level, instrument: PastPageTests.number)
            }
            #expect(page.bytes == whole.bytes)
        }
    }

    @Test func `levels take other numbers from a byte on, and nothing else changes`() throws {
        var random = SeededGenerator(seed: 2)
        let believed = PastPageTests.believed(20, &random)
        let stored = PastPageTests.page(believed.prefix(8)).bytes.count
        var page = PastPageTests.page(believed)
        try page.renumberLevels(from: stored) { $0 + 5 }
        let rows = try PastPageTests.rows(page.bytes)
        #expect(rows.map(\.level) == believed.enumerated().map { $1.level + ($0 < 8 ? 0 : 5) })
        #expect(rows.map(\.reasons) == believed.map(\.row.reasons))
    }

    @Test func `what one event ends stays together, and another event's begins a page once one is full`() {
        var random = SeededGenerator(seed: 3)
        let span = PastPageTests.believed(1, &random)[0].span
        var page = PastPage(7, knownTo: 5)
        #expect(page.takes(5))
        for _ in 0..<200 {
            page.append(span, from: 1, to: 5, level: 1, instrument: PastPageTests.number)
            #expect(page.takes(5))
        }
        #expect(!page.takes(6))
    }

    /// Nothing is promised of what a damaged page shows, which `check` finds; only that it is read to an end.
    @Test func `a damaged page is refused or read to its end`() throws {
        var random = SeededGenerator(seed: 4)
        let bytes = PastPageTests.page(PastPageTests.believed(30, &random)).bytes
        var refused = 0
        for place in bytes.indices {
            for damaged in [
                Array(bytes[..<place]), bytes[..<place] + [bytes[place] ^ 0x80] + bytes[(place + 1)...],
            ] {
                if (try? PastPageTests.rows(Array(damaged))) == nil { refused += 1 }
            }
        }
        #expect(refused > bytes.count / 2)
    }
}
