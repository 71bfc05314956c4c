// What belongs to the progress between two points of a comparison.

extension Content {
    /// Whether it is listed between two points: steps, treaty acts, what bodies adopt, meetings, commitments.
    public var isProgress: Bool {
        Catalogue.changes(of: self).contains {
            switch $0 {
            case .step, .participation, .commitment, .consultation: true
            case .mention(let mention): mention.isProgress
            case .finding, .assessment, .dispute, .definition, .membership, .amendment: false
            }
        }
    }
}
