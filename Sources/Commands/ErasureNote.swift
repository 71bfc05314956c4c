// What a person is told of parts of events that were erased.
import Ledger
import LedgerService
import Tables

enum ErasureNote {
    /// What stands in the place of an erased part.
    static let erased = "(erased)"

    /// How many erasures are told one by one.
    static let mostTold = 5
}

extension Erasure {
    /// `#19 on 2022-09-01 by a clerk (payload, note): A person asked for it.`
    var words: String {
        // A correction may have lost other parts than the event that it corrects.
        let gone = redaction.event == event.id ? redaction.parts : event.erased
        let parts = ErasablePart.allCases.filter(gone.contains).map(\.rawValue)
        return "\(record.position) on \(record.recorded.day) by \(record.recordedBy)"
            + " (\(parts.joined(separator: ", "))): \(redaction.because)"
    }
}

extension Call {
    /// Tells whoever asks about a state of the record which payloads of it are gone, whenever they were erased.
    func noteErasures(_ reader: LedgerReader, at position: Position) throws {
        let erasures = try reader.erasures(knownAt: position).filter {
            $0.redaction.event == $0.event.id && $0.redaction.parts.contains(.payload) && !$0.isRestated
        }
        for erasure in erasures.prefix(ErasureNote.mostTold) {
            world.say(
                "lawledger: note: what \(erasure.event.position) said is erased, and nothing here rests on it any more:"
                    + " \(Visible.escaped(erasure.words))\n")
        }
        if erasures.count > ErasureNote.mostTold {
            world.say(
                "lawledger: note: so were \(erasures.count - ErasureNote.mostTold) more; list all redactions with:"
                    + " lawledger events --type event.redacted\n")
        }
    }
}
