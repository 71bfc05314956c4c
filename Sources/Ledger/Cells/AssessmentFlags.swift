// What a reader should know of an assessment that prevails on a day: one function for each flag. Whether its
// criteria have changed, the evaluator knows by itself.

extension CellEvaluator {
    /// The flags of an assessment, which is weighed against the segment of the day.
    func flags(
        of prevailing: DatedAssessment, _ assessment: Assessment, _ weighed: WeighedAssessment, on day: Day,
        _ segment: LawSegment
    ) -> Flags {
        var flags: Flags = []
        if isStale(prevailing, assessment, on: day) { flags.insert(.stale) }
        if isBasisRepealed(prevailing, assessment, weighed, on: day, segment) { flags.insert(.basisRepealed) }
        if weighed.disagrees { flags.insert(.disagrees) }
        return flags
    }

    /// A step of an instrument that was read for the cell, or a reading, lies after the assessment. Within a
    /// closed period only what became known after the period was recorded counts.
    private func isStale(_ prevailing: DatedAssessment, _ assessment: Assessment, on day: Day) -> Bool {
        law.touches.happened(
            after: prevailing.start, through: day,
            knownAfter: assessment.until == nil ? nil : prevailing.position)
    }

    /// An instrument that it rests on has ended, and no other finding in force supports it.
    private func isBasisRepealed(
        _ prevailing: DatedAssessment, _ assessment: Assessment, _ weighed: WeighedAssessment, on day: Day,
        _ segment: LawSegment
    ) -> Bool {
        guard restsOnEnded(prevailing, assessment, on: day, segment) else { return false }
        return !weighed.supporters.contains { supporter in
            guard let levels = supporter.levels, let assessed = weighed.levels else { return true }
            return !levels.isDisjoint(with: assessed)
        }
    }

    /// It rests on the findings that it names, else on those in force on its date.
    private func restsOnEnded(
        _ prevailing: DatedAssessment, _ assessment: Assessment, on day: Day, _ segment: LawSegment
    ) -> Bool {
        guard assessment.findings.isEmpty else {
            for id in assessment.findings {
                if let finding = law.finding(id), law.track(of: finding).state(on: day) == .ended {
                    return true
                }
            }
            return false
        }
        let start = law.segment(on: prevailing.start)
        // What ends is in force no more, so that another segment begins.
        guard start !== segment else { return false }
        for counted in start.inForce where law.track(of: counted).state(on: day) == .ended {
            return true
        }
        return false
    }
}
