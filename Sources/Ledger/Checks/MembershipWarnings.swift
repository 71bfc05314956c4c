// What is unusual about joining and leaving a body, and recorded all the same.

enum MembershipWarnings {
    /// Whoever joins is no member yet, and whoever leaves is one.
    static func of(_ content: Content, _ known: Knowledge) -> [Warning] {
        guard case .membership(let membership)? = Catalogue.changes(of: content).first,
            let body = Body(membership.body, facts: known.facts(about: .body(membership.body)))
        else { return [] }
        let members = body.members(on: content.occurred.last)
        switch membership.kind {
        case .joined(let jurisdiction) where members.contains(jurisdiction):
            return [Warning("\(jurisdiction) is a member of \(body.id) on \(content.occurred) already")]
        case .left(let jurisdiction) where !members.contains(jurisdiction):
            return [Warning("\(jurisdiction) is no member of \(body.id) on \(content.occurred)")]
        default: return []
        }
    }
}
