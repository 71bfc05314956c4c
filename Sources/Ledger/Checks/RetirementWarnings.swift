// What is recorded of an indicator that is asked no more: it is kept, and stands in no matrix.

enum RetirementWarnings {
    static func of(_ content: Content, _ known: Knowledge) -> [Warning] {
        let id = Payload(content.payload).indicator()
        guard let date = known.indicator(id)?.retired(on: content.occurred.last) else { return [] }
        return [
            Warning(
                "indicator “\(id)” is retired since \(date): its cells stand in no matrix of a day from then on"
            )
        ]
    }
}
