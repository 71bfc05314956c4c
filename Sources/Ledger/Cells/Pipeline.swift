// What was read for a cell and is not in force yet, by § 7.4 of the design. It changes with every step of a draft, the
// level with few of them: so it is a course of its own.

/// A finding on an instrument that is not in force yet.
public struct PipelineEntry: Sendable, Hashable {
    /// The instrument.
    public let instrument: InstrumentID
    /// How far it has come.
    public let state: State
    /// Since when, EDTF.
    public let since: String

    /// Puts an entry together.
    public init(instrument: InstrumentID, state: State, since: String) {
        self.instrument = instrument
        self.state = state
        self.since = since
    }

    /// `draft since 2021`.
    public var words: String { "\(state.words) since \(since)" }
}

/// Days on which a cell has the same in the pipeline.
public struct PipelineSpan: Sendable, Hashable {
    /// The first day.
    public let from: Day
    /// The day after the last.
    public internal(set) var to: Day
    /// What is in the pipeline, by instrument; maybe nothing.
    public let entries: [PipelineEntry]

    /// Puts a span together.
    public init(from: Day, to: Day, entries: [PipelineEntry]) {
        self.from = from
        self.to = to
        self.entries = entries
    }

    /// Nothing on any day.
    public static let nothing = [PipelineSpan(from: .distantPast, to: .distantFuture, entries: [])]
}

extension CellEvaluator {
    /// What the cell has in the pipeline on a day; nothing where assessments alone count.
    public func pipeline(on day: Day, basis choice: BasisChoice = .latest) -> [PipelineEntry] {
        choice == .assessed ? [] : law.pipeline(on: day)
    }

    /// What the cell has in the pipeline on the days from one on to before another, without gaps.
    public func pipelines(from start: Day = .distantPast, to end: Day = .distantFuture) -> [PipelineSpan] {
        guard start < end else { return [] }
        var spans = [PipelineSpan(from: start, to: end, entries: law.pipeline(on: start))]
        for next in law.pipelines(after: start) where next.from < end {
            spans[spans.count - 1].to = next.from
            spans.append(PipelineSpan(from: next.from, to: end, entries: next.entries))
        }
        return spans
    }
}

extension [PipelineSpan] {
    /// These on the days on which others, which cover the same days, have something else in the pipeline.
    func differing(from others: [PipelineSpan]) -> [PipelineSpan] {
        guard self != others else { return [] }
        var differing: [PipelineSpan] = []
        var place = 0
        for span in self {
            while place < others.count, others[place].from < span.to {
                let other = others[place]
                if other.entries != span.entries {
                    differing.join(
                        PipelineSpan(
                            from: Swift.max(span.from, other.from), to: Swift.min(span.to, other.to),
                            entries: span.entries))
                }
                guard other.to <= span.to else { break }
                place += 1
            }
        }
        return differing
    }

    private mutating func join(_ span: PipelineSpan) {
        if let last, last.to == span.from, last.entries == span.entries {
            self[count - 1].to = span.to
        } else {
            append(span)
        }
    }
}

extension Knowledge.Applied {
    /// Whether what a law says, how far it has come, or by which criteria it is read may be another.
    public var isAboutLaw: Bool {
        [before, after].joined().contains { $0.change.lawRead != nil || $0.isDefinition }
    }
}
