// An assessment beside what the law gives, on one scale. Where the scale of the day lacks a level that was assessed,
// the law is taken under the version of the indicator that the assessment was made under.

/// The levels that an assessment leaves possible, and what findings in force give on the same scale.
struct WeighedAssessment {
    /// Nil where it states no level, or one that no scale has any more.
    let levels: LevelSet?
    let segment: LawSegment
    /// The law under the version of the assessment; nil where the scale of the day serves.
    let earlier: (outcome: LawSegment.Outcome, supporters: [LawSegment.Supporter])?

    var supporters: [LawSegment.Supporter] { earlier?.supporters ?? segment.supporters }

    /// The instruments whose findings answer something and leave a level possible that was assessed.
    var support: [InstrumentID] {
        let passes = { [levels] (set: LevelSet?) in
            set.map { !$0.isDisjoint(with: levels ?? .empty) } ?? true
        }
        return earlier?.supporters.instruments(where: passes) ?? segment.support(where: passes)
    }

    /// Whether the law gives levels, and none that was assessed.
    var disagrees: Bool {
        guard let levels, case .levels(let set) = earlier?.outcome ?? segment.outcome else { return false }
        return set.isDisjoint(with: levels)
    }
}

extension CellEvaluator {
    /// Puts an assessment beside a segment, given the version that it was made under and its levels on that one's scale.
    func weigh(
        _ assessment: Assessment, _ madeUnder: Int, _ own: LevelSet?, _ segment: LawSegment
    ) -> WeighedAssessment {
        guard segment.version != madeUnder else {
            return WeighedAssessment(levels: own, segment: segment, earlier: nil)
        }
        let levels = levels(of: assessment, on: law.scale(segment.version))
        guard levels == nil, let own else {
            return WeighedAssessment(levels: levels, segment: segment, earlier: nil)
        }
        let counting = segment.inForce.compactMap { law.index(at: $0.position) }
        let supporters = counting.compactMap { law.supporter($0, madeUnder) }
            .sorted { $0.instrument < $1.instrument }
        return WeighedAssessment(
            levels: own, segment: segment,
            earlier: (outcome: law.outcome(of: counting, madeUnder).outcome, supporters: supporters))
    }
}
