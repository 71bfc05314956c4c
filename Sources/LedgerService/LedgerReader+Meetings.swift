// Indicators, bodies and consultations as they stand at a point.
import EventLog
public import Ledger

/// A member of a body.
public struct Member: Sendable, Hashable {
    /// Which jurisdiction.
    public let jurisdiction: Jurisdiction
    /// When it joined; nil where it was named with the body, and is a member always.
    public let since: EDTF?
    /// The event that made it a member, as far as it is known.
    public let position: Position?
}

/// A consultation as it stands on a day.
public struct ConsultationStanding: Sendable {
    /// The consultation.
    public let consultation: Consultation
    /// When it was held, where that has certainly come by the day.
    public let held: EDTF?
    /// What was known when it reported, where it was held: up to which position, and the instant.
    public let reported: (position: Position, recorded: Instant)?
}

extension LedgerReader {
    /// The indicators defined at a point, in the order of their definition: of one checklist where one is given, and those of
    /// names where any is.
    public func indicators(
        at point: Point, checklist: String? = nil, named names: [String] = []
    ) throws -> [Indicator] {
        var filter = MatrixFilter()
        filter.checklist = checklist
        filter.indicators = names
        return try chosen(at: point, filter)
    }

    /// The bodies registered at a point by name, each with its members on the day.
    public func bodies(at point: Point) throws -> [(body: Body, members: [Member])] {
        let known = try knowledge(ofKind: "body", at: point.position)
        return known.subjects.filter { $0.kind == "body" }.sorted { $0.key < $1.key }.compactMap { subject in
            guard case .body(let id) = subject else { return nil }
            let facts = known.facts(about: subject)
            return Body(id, facts: facts).map { body in
                (body, body.members(on: point.day).map { member($0, facts, on: point.day) })
            }
        }
    }

    /// By which event a jurisdiction is a member: the last that made it join by the day, else the one that named it.
    private func member(_ jurisdiction: Jurisdiction, _ facts: [Fact], on day: Day) -> Member {
        var (joined, named): (Fact?, Fact?) = (nil, nil)
        for fact in facts {
            guard case .membership(let membership) = fact.change else { continue }
            switch membership.kind {
            case .joined(jurisdiction) where fact.occurred.last <= day:
                if joined.map({ ($0.occurred.last, $0.position) < (fact.occurred.last, fact.position) })
                    ?? true
                {
                    joined = fact
                }
            case .registered(_, let members) where members.contains(jurisdiction): named = named ?? fact
            default: continue
            }
        }
        return Member(
            jurisdiction: jurisdiction, since: joined?.occurred, position: joined?.position ?? named?.position
        )
    }

    /// The consultations of which anything had happened by a point, by name.
    public func consultationStandings(at point: Point) throws -> [ConsultationStanding] {
        let known = try knowledge(ofKind: "consultation", at: point.position)
        return try consultations(knownAt: point.position).filter { consultation in
            known.facts(about: .consultation(consultation.id)).contains {
                if case .consultation = $0.change { $0.occurred.last <= point.day } else { false }
            }
        }.map { consultation in
            let held = consultation.held.flatMap { $0.last <= point.day ? $0 : nil }
            let reported = held == nil ? nil : consultation.reported
            let event = try reported.flatMap {
                try log.entries(at: [$0], knownAt: point.position).first?.event
            }
            let known = try event.map { try log.position(knownAt: $0.recorded) }
            return ConsultationStanding(
                consultation: consultation, held: held,
                reported: event.map { (min(known ?? point.position, point.position), $0.recorded) })
        }
    }
}
