// What is often a slip in what is about to be recorded: it is noted, and recorded all the same.
import EventLog
import JSON
import Ledger
import LedgerService
import Tables

extension Call {
    /// Notes what is often a slip: a clock behind the log, an instrument that is new but nearly named like one, provisions
    /// that nothing else speaks of.
    func noteSlips(in proposal: Proposal, _ reader: LedgerReader) throws {
        try noteClock(reader.log)
        noteAhead(proposal, today: reader.now.day)
        guard let name = proposal.data["payload"]?["instrument"]?.asText else { return }
        let id = InstrumentID(name)
        let end = try reader.log.head().position
        guard try !reader.log.isKnown(.instrument(id), through: end) else {
            return try noteProvisions(proposal, id, reader)
        }
        try noteOwner(of: id, proposal, reader, through: end)
        // A slip lies in one long part of a name: the jurisdiction that it begins with is no such part.
        let known = try reader.log.subjects(kind: "instrument", of: [id.jurisdiction], through: end).map(
            \.key)
        let hint = Suggestion.sentence(for: name, among: known.filter { Call.isSlip(name, of: $0) })
        guard !hint.isEmpty else { return }
        world.say("lawledger: note: “\(Visible.escaped(name))” is a new instrument in this ledger.\(hint)\n")
    }

    /// Whoever reads, judges or disputes does so by today: another date is often a slip.
    private func noteAhead(_ proposal: Proposal, today: Day) {
        guard Catalogue.type(named: proposal.type)?.family == .reading,
            let text = proposal.data["occurred"]?.asText, let date = try? EDTF(text), date.first > today
        else { return }
        world.say("lawledger: note: \(date) lies ahead: what is recorded counts from then on\n")
    }

    /// An instrument of a country or of a body begins with its name.
    private func noteOwner(
        of id: InstrumentID, _ proposal: Proposal, _ reader: LedgerReader, through end: Position
    ) throws {
        guard id.jurisdiction == nil, proposal.type.hasPrefix("instrument.") else { return }
        let owner = id.text.prefix { $0 != "/" }
        let bodies = try reader.log.subjects(kind: "body", of: [], through: end).map { $0.key.lowercased() }
        let others = try reader.log.subjects(kind: "instrument", of: [nil], through: end).map(\.key)
        guard !bodies.contains(owner.lowercased()), !others.contains(where: { $0.hasPrefix("\(owner)/") })
        else { return }
        let meant = (try? Jurisdiction.resolve(String(owner))).map {
            ", as in \($0.code.lowercased())\(id.text.dropFirst(owner.count))"
        }
        world.say(
            "lawledger: note: “\(Visible.escaped(String(owner)))” is no code of a jurisdiction and no body of this ledger:"
                + " the law of a country begins with its code\(meant ?? ", such as kh/")\n")
    }

    /// Provisions are compared as they are written: “section 4” and “s. 4” are two of them.
    private func noteProvisions(
        _ proposal: Proposal, _ instrument: InstrumentID, _ reader: LedgerReader
    ) throws {
        let given = (proposal.data["payload"]?["provisions"]?.asList ?? []).compactMap(\.asText)
        guard !given.isEmpty else { return }
        let known = try reader.provisions(of: instrument)
        let strange = given.filter { one in
            !known.contains { Provision.covers($0, one) || Provision.covers(one, $0) }
        }
        guard !known.isEmpty, !strange.isEmpty else { return }
        let names = { (provisions: [String]) in
            provisions.map { "“\(Visible.escaped($0))”" }.joined(separator: ", ")
        }
        world.say(
            "lawledger: note: nothing else recorded of \(instrument) speaks of \(names(strange)), but of"
                + " \(names(Array(known.prefix(12)))): provisions are the same where they are written alike, and “s. 4”"
                + " covers “s. 4(h)”\n")
    }

    /// Whether a name differs from another in one part alone, which is a word rather than a number.
    private static func isSlip(_ name: String, of other: String) -> Bool {
        let (left, right) = (name.split(separator: "/"), other.split(separator: "/"))
        let differing = zip(left, right).filter { $0 != $1 }
        return left.count == right.count && differing.count == 1
            && differing.allSatisfy { $0.0.count > 3 && $0.0.contains(where: \.isLetter) }
    }
}
