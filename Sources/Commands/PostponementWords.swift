// How a commencement that was postponed reads.
import JSON
import Ledger

extension Postponement {
    /// What stands for "in force" where nothing of it came about; nil for a state that a source reports, and for a date
    /// that a postponement gave.
    func clause(of fields: Content.Payload, isLater: Bool = false) -> String? {
        provisions.isEmpty && (isLater || fields["newDate"] == nil) && fields["state"] == nil
            ? "to come into force" : nil
    }

    /// `, postponed by #13 (s. 4)`, after the words of the step.
    func words(of fields: Content.Payload) -> String {
        let again = fields["newDate"] == nil ? "" : "again "
        let parts = provisions.isEmpty ? "" : " (\(provisions.joined(separator: ", ")))"
        return ", postponed \(again)by \(by.map(\.description).joined(separator: ", "))\(parts)"
    }
}

extension Content {
    /// `not yet` or `possibly`, where it has not certainly happened by the day; nothing of what was postponed as a whole
    /// and announces no other date, which does not happen on its date at all.
    func doubt(on day: Day, postponed: Postponement?) -> String? {
        isVoid(by: postponed) ? nil : occurred.doubt(on: day)
    }

    /// Whether nothing of it came about, since it was postponed.
    func isVoid(by postponed: Postponement?) -> Bool {
        postponed?.clause(of: payload.members) != nil
    }
}
