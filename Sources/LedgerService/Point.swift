// A point at which a ledger is read: a day in the world and a position of the record, with the words by which
// it was asked for. The words are understood here and nowhere else.
import EventLog
public import Ledger

/// (D, K): what was the law on D, as known at K.
public struct Point: Sendable, Hashable {
    /// The day in the world.
    public let day: Day
    /// The last position known.
    public let position: Position
    /// How it was asked for: `second`, `2022-04-19`, `2022-04-19@2022-06-30`.
    public let words: String

    /// A point with its words.
    public init(day: Day, position: Position, words: String) {
        self.day = day
        self.position = position
        self.words = words
    }
}

/// A question that cannot be answered as it was asked.
public struct QuestionProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong and what to do.
    public let description: String

    /// A problem with its sentence.
    public init(_ description: String) { self.description = description }
}

extension LedgerReader {
    /// The day meant by a date: an imprecise one is its last day.
    public func day(_ text: String) throws -> Day {
        do {
            let date = try EDTF(text)
            guard !date.last.isDistant else {
                throw QuestionProblem("“\(text)” has no last day: give a day, a month or a year")
            }
            return date.last
        } catch let problem as EDTFProblem {
            throw QuestionProblem("“\(text)” is not a date: \(problem.message)")
        }
    }

    /// The position meant by an instant, a day (its end, UTC), a position `#17` or a consultation.
    public func position(_ text: String) throws -> Position {
        let end = try log.head().position
        if text.hasPrefix("#") {
            guard let number = Int(text.dropFirst()), (0...end.number).contains(number) else {
                throw QuestionProblem("“\(text)” is not a position of this log; it ends at \(end)")
            }
            return Position(number)
        }
        if let instant = Instant(text) { return try log.position(knownAt: instant) }
        if let day = Day(text) { return try log.position(knownAt: .endOfDay(day)) }
        if let consultation = try consultation(named: text), let reported = consultation.reported {
            return try position(reporting: reported)
        }
        throw QuestionProblem(
            "“\(text)” is not an instant of the record: give a day, an instant such as 2022-06-30T12:00:00Z,"
                + " a position such as #17, or a consultation that was held")
    }

    /// The position after which lies what was recorded on a day or later, at an instant or later, at a position or later, or
    /// after a consultation reported.
    public func position(before text: String) throws -> Position {
        if let instant = Instant(text) {
            return try log.position(knownAt: Instant(microseconds: instant.microseconds - 1))
        }
        if let day = Day(text) { return try log.position(knownAt: .endOfDay(day.advanced(by: -1))) }
        let position = try position(text)
        return text.hasPrefix("#") ? Position(max(0, position.number - 1)) : position
    }

    /// Everything recorded up to the instant at which an event was recorded.
    private func position(reporting position: Position) throws -> Position {
        guard let event = try log.entries(at: [position], knownAt: position).first?.event else {
            return position
        }
        return try log.position(knownAt: event.recorded)
    }

    /// The point given by options: a consultation, or a day and what was known.
    public func point(
        asOf: String?, knownAt: String?, at consultation: String? = nil, asReported: Bool = false
    ) throws -> Point {
        if let consultation {
            guard asOf == nil, !(asReported && knownAt != nil) else {
                throw QuestionProblem(
                    "a consultation is a date and what was known: leave out --as-of and --known-at")
            }
            let point = try point(ofConsultation: consultation, asReported: asReported)
            guard let knownAt else { return point }
            return Point(
                day: point.day, position: try position(knownAt), words: "\(point.words), known at \(knownAt)")
        }
        guard !asReported else {
            throw QuestionProblem("--as-reported needs a consultation: add --at CONSULTATION")
        }
        let day = try asOf.map { try self.day($0) } ?? now.day
        let position = try knownAt.map { try self.position($0) } ?? end()
        let words = [asOf ?? "\(day)"] + [knownAt.map { "known at \($0)" }].compactMap(\.self)
        return Point(day: day, position: position, words: words.joined(separator: ", "))
    }

    /// A point of a comparison: a date, a consultation, or `D@K`.
    public func point(_ text: String, asReported: Bool) throws -> Point {
        if let place = text.firstIndex(of: "@") {
            let (day, known) = (String(text[..<place]), String(text[text.index(after: place)...]))
            let base = try point(day, asReported: false)
            return Point(day: base.day, position: try position(known), words: text)
        }
        if try consultation(named: text) != nil {
            return try point(ofConsultation: text, asReported: asReported)
        }
        do {
            return Point(day: try day(text), position: try end(), words: text)
        } catch let problem as QuestionProblem {
            guard text.first?.isNumber != true else { throw problem }
            let names = try consultations(knownAt: log.head().position).map(\.id.text)
            let hint = Suggestion.sentence(for: text, among: names)
            let choice = names.isEmpty ? "a date" : "one of \(names.joined(separator: ", ")), a date,"
            throw QuestionProblem(
                "“\(text)” is no consultation of this ledger and no date: give \(choice) or D@K.\(hint)")
        }
    }

    private func point(ofConsultation name: String, asReported: Bool) throws -> Point {
        let head = try log.head().position
        guard let consultation = try consultation(named: name) else {
            let names = try consultations(knownAt: head).map(\.id.text)
            throw QuestionProblem(
                "there is no consultation “\(name)” in this ledger.\(Suggestion.sentence(for: name, among: names))"
            )
        }
        guard let held = consultation.held, held.last <= now.day, let reported = consultation.reported else {
            throw QuestionProblem(consultation.isNoPoint(on: now.day))
        }
        let position = try asReported ? position(reporting: reported) : end()
        return Point(day: held.last, position: position, words: asReported ? "\(name) as reported" : name)
    }
}

extension Consultation {
    /// Why it is no point to read at; where its plan lies in the past, nobody knows here whether it was held.
    fileprivate func isNoPoint(on day: Day) -> String {
        if held == nil, let planned, planned.last < day {
            return
                "consultation “\(id)” was planned for \(planned), and no event says that it was held, so that it is no"
                + " point to read at; if it was held, record consultation.held"
        }
        let plan = planned.map { "; it is planned for \($0)" } ?? ""
        return "consultation “\(id)” has not been held yet, so that it is no point to read at\(plan)"
    }
}
