// The questions of scenarios and the lines that answer them. What a cell does not show is left out of its line.
import EventLog
public import Ledger
public import LedgerService

/// How the point and the rows of a question are given.
public struct Asked: Sendable {
    /// D: a date.
    public var on: String?
    /// K: a day, a position, or a consultation.
    public var known: String?
    /// A consultation instead of D and K.
    public var at: String?
    /// Whether the consultation's own K is meant.
    public var asReported = false

    /// A question on a day, with everything known now unless said otherwise.
    public static func on(_ day: String, known: String? = nil) -> Asked { Asked(on: day, known: known) }

    /// A question at a consultation.
    public static func at(_ consultation: String, asReported: Bool = false) -> Asked {
        Asked(at: consultation, asReported: asReported)
    }

    func point(_ reader: LedgerReader) throws -> Point {
        try reader.point(asOf: on, knownAt: known, at: at, asReported: asReported)
    }
}

extension Scenario {
    /// The cells of the matrix that show anything, a line each, as `line` writes them.
    public func matrix(_ asked: Asked, _ filter: MatrixFilter = MatrixFilter()) throws -> String {
        let cells = try reader.matrix(at: asked.point(reader), filter).flatMap(\.cells)
        let lines = cells.map { "\($0.cell.jurisdiction) \($0.cell.indicator.bare)\(line($0))" }
        return lines.filter { !$0.hasSuffix(" | not assessed") }.joined(separator: "\n")
    }

    /// What one cell shows: `No | assessed | stale | since 2022-04-19 | @a | by ph/… | pipeline: …`.
    public func cell(
        _ name: String, _ asked: Asked, basis: BasisChoice = .latest, ifEnacted: String? = nil
    ) throws -> String {
        try shown(name, asked, basis, ifEnacted).map { String(line($0).dropFirst(3)) } ?? "no cell"
    }

    /// The level of a cell and its flags alone: `No (stale)`.
    public func level(
        _ name: String, _ asked: Asked, basis: BasisChoice = .latest, ifEnacted: String? = nil
    ) throws -> String {
        guard let value = try shown(name, asked, basis, ifEnacted)?.value else { return "no cell" }
        let flags = value.flags.names.joined(separator: ", ")
        return value.levelWords + (flags.isEmpty ? "" : " (\(flags))")
    }

    private func shown(
        _ name: String, _ asked: Asked, _ basis: BasisChoice, _ ifEnacted: String?
    ) throws -> MatrixCell? {
        let words = name.split(separator: " ").map(String.init)
        var filter = MatrixFilter()
        filter.jurisdictions = [words[0]]
        filter.indicators = [words[1]]
        filter.basis = basis
        filter.ifEnacted = ifEnacted
        return try reader.matrix(at: asked.point(reader), filter).flatMap(\.cells).first
    }

    private func line(_ cell: MatrixCell) -> String {
        let value = cell.value
        let parts: [String?] = [
            value.levelWords, value.basis?.rawValue,
            value.flags.names.isEmpty ? nil : value.flags.names.joined(separator: ", "),
            value.since.map { "since \($0)" }, value.position.map(name),
            value.support.isEmpty ? nil : "by " + value.support.map(\.text).joined(separator: ", "),
            cell.pipeline.isEmpty
                ? nil
                : "pipeline: "
                    + cell.pipeline.map { "\($0.instrument) \($0.words)" }.joined(separator: ", "),
        ]
        return parts.compactMap(\.self).map { " | " + $0 }.joined()
    }

    /// Where an instrument stands: `in force since 2020-01-01 by @a (s. 4)`.
    public func state(_ instrument: String, _ asked: Asked) throws -> String {
        let point = try asked.point(reader)
        let read = read(instrument, point)
        let possible = read.isPossible(on: point.day) ? " (possible)" : ""
        guard let standing = read.standing(on: point.day) else { return "nothing" + possible }
        let provisions =
            standing.provisions.isEmpty ? "" : " (\(standing.provisions.joined(separator: ", ")))"
        return
            "\(standing.state.words) since \(standing.since) by \(name(standing.position))\(provisions)\(possible)"
    }

    /// The words of the states of an instrument on several days.
    public func states(_ instrument: String, on days: [String]) throws -> [String] {
        try days.map { day in
            let point = try Asked.on(day).point(reader)
            return read(instrument, point).standing(on: point.day)?.state.words ?? "nothing"
        }
    }

    private func read(_ instrument: String, _ point: Point) -> Instrument {
        let id = InstrumentID(instrument)
        return Instrument(id, facts: log.knowledge(at: point.position).facts(about: .instrument(id)))
    }

    /// Where a jurisdiction stands towards a treaty: `party since 2001-12-20, ratified`.
    public func participation(_ jurisdiction: String, in treaty: String, _ asked: Asked) throws -> String {
        let point = try asked.point(reader)
        let facts = log.knowledge(at: point.position).facts(about: .instrument(InstrumentID(treaty)))
        let standing = Participation.of(try Jurisdiction.resolve(jurisdiction), in: facts, on: point.day)
        let since = standing.since.map { " since \($0), \(standing.act?.rawValue ?? "")" } ?? ""
        return "\(standing.status.rawValue)\(since)\(standing.isPossible ? " (possible)" : "")"
    }

    /// The differences between two points: `world | KH grooming | No → Yes | law changed | better | @a @b`.
    public func difference(_ first: String, _ second: String, asReported: Bool = false) throws -> String {
        let points = try [first, second].map { try reader.point($0, asReported: asReported) }
        let found = try reader.comparison(of: points[0], points[1]).differences
        return found.map { difference in
            [
                difference.leg.rawValue, "\(difference.cell.jurisdiction) \(difference.cell.indicator.bare)",
                "\(difference.from.levelWords) → \(difference.to.levelWords)", difference.kind.rawValue,
                difference.direction?.rawValue ?? "-", difference.events.map(name).joined(separator: " "),
            ].joined(separator: " | ")
        }.joined(separator: "\n")
    }

    /// The regional sentence of an indicator.
    public func sentence(_ indicator: String, _ asked: Asked, region: String? = nil) throws -> String {
        let (id, matrix) = try column(indicator, asked, region)
        return RegionalSentence.of(id, in: matrix)
    }

    /// The counts of an indicator: `1 Yes, 2 No`.
    public func counts(_ indicator: String, _ asked: Asked, region: String? = nil) throws -> String {
        let (id, matrix) = try column(indicator, asked, region)
        return matrix.counts(id).map { "\($0.count) \($0.level)" }.joined(separator: ", ")
    }

    private func column(
        _ indicator: String, _ asked: Asked, _ region: String?
    ) throws -> (IndicatorID, ChecklistMatrix) {
        let point = try asked.point(reader)
        var filter = MatrixFilter()
        filter.region = region
        filter.indicators = [indicator]
        let id = try reader.indicator(indicator, at: point.position)
        guard let matrix = try reader.matrix(at: point, filter).first else {
            throw QuestionProblem("no matrix")
        }
        return (id, matrix)
    }

    /// The timeline: `2022-05-09 instrument.commenced @a | ID grooming: No → Yes`; possible events are marked.
    public func timeline(
        since: String, _ asked: Asked, _ filter: TimelineFilter = TimelineFilter()
    ) throws -> String {
        let entries = try reader.timeline(since: reader.day(since), until: asked.point(reader), filter)
        return entries.map { entry in
            let mark = entry.isPossible ? " (possible)" : ""
            let head =
                "\(entry.date) \(entry.content.type) \(name(entry.entry.event.position))\(mark)"
            let changes = entry.changes.map {
                "\($0.cell.jurisdiction) \($0.cell.indicator.bare): \($0.from) → \($0.to)"
            }
            return ([head] + changes).joined(separator: " | ")
        }.joined(separator: "\n")
    }
}
