// What a person is told of parts of events that were erased.
import Ledger
import LedgerService
import Tables

enum ErasureNote {
    /// What stands in the place of an erased part.
    static let erased = "(erased)"

    /// How many erasures are told one by one.
    static let mostTold = 5

    /// That the payload of an event is gone, and that what is shown does without it.
    static func sentence(_ erasure: Erasure) -> String {
        "what \(erasure.event.position) said is erased, and this is worked out without it: \(erasure.words)"
    }
}

extension Erasure {
    /// `#19 on 2022-09-01 by a clerk (payload, note): A person asked for it.`
    var words: String {
        "\(record.position) on \(record.recorded.day) by \(record.recordedBy) (\(partsWords)): \(redaction.because)"
    }

    /// The parts that are gone.
    var partsWords: String {
        // A correction may have lost other parts than the event that it corrects.
        let gone = redaction.event == event.id ? redaction.parts : event.erased
        return ErasablePart.allCases.filter(gone.contains).map(\.rawValue).joined(separator: ", ")
    }
}

extension Call {
    /// Tells whoever asks about a point which payloads that were known there are gone, whenever they were erased, of those
    /// whose event bore on what is meant by the day.
    func noteErasures(
        _ reader: LedgerReader, at point: Point,
        about meant: @autoclosure () throws -> (Set<Subject>) -> Bool
    ) throws {
        let losses = try reader.losses(knownAt: point.position, by: point.day)
        guard !losses.isEmpty else { return }
        let isMeant = try meant()
        let erasures = losses.filter { isMeant($0.about) }.map(\.erasure)
        for erasure in erasures.prefix(ErasureNote.mostTold) {
            world.say("lawledger: note: \(Visible.escaped(ErasureNote.sentence(erasure)))\n")
        }
        if erasures.count > ErasureNote.mostTold {
            world.say(
                "lawledger: note: so were \(erasures.count - ErasureNote.mostTold) more; list all redactions with:"
                    + " lawledger events --type event.redacted\n")
        }
    }
}

extension Set<Subject> {
    /// Whether any of them is of a kind.
    func areAny(_ kind: String) -> Bool { contains { $0.kind == kind } }
}
