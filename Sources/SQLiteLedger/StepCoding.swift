// The steps of an instrument as they lie in a column: all that the log states of them, without where and by whom it was
// recorded.
import Ledger
import SQLite

/// How steps lie in a column, one after another in the order of the log.
enum StepCoding {
    static func bytes(_ steps: [Fact]) -> [UInt8] {
        var (writer, last) = (ByteWriter(), 0)
        for fact in steps {
            guard case .step(let step) = fact.change else { continue }
            writer.write(fact.position.number - last)
            writer.write(fact.known.number - fact.position.number)
            last = fact.position.number
            writer.write(StoredIdentifiers.value(fact.id))
            writer.write(date: fact.occurred.text)
            writer.write(text: step.kind.name)
            writer.write(step.effect.number)
            writer.write(step.provisions.count)
            for provision in step.provisions { writer.write(text: provision) }
            writer.write(step.titles.count)
            for title in step.titles {
                writer.write(text: title.text)
                writer.write(text: title.language)
                writer.write(title.isOriginal ? 1 : 0)
            }
            for text in [
                step.instrumentKind, step.number, step.issuingBody, step.by?.text, step.newDate?.text,
            ] { writer.write(text: text) }
        }
        return writer.bytes
    }

    static func slice(_ bytes: [UInt8], of instrument: InstrumentID) throws -> FactSlice {
        var (reader, slice, last) = (ByteReader(bytes: bytes), FactSlice(), 0)
        while !reader.isAtEnd {
            let position = last &+ (try reader.number())
            let known = position &+ (try reader.number())
            guard position > last, known >= position else { throw ByteReader.damage }
            last = position
            let id = try StoredIdentifiers.id(reader.identifier())
            guard let occurred = try StoredDates.text(reader.date()).flatMap({ try? EDTF($0) }),
                let kind = StepKind.named(try reader.text()),
                let effect = StepEffect(number: try reader.number())
            else { throw ByteReader.damage }
            let provisions = try (0..<(try reader.count())).map { _ in try reader.text() }
            let titles = try (0..<(try reader.count())).map { _ in
                Title(
                    text: try reader.text(), language: try reader.optionalText(),
                    isOriginal: try reader.number() == 1)
            }
            let step = Step(
                instrument: instrument, kind: kind, effect: effect, provisions: provisions, titles: titles,
                instrumentKind: try reader.optionalText(), number: try reader.optionalText(),
                issuingBody: try reader.optionalText(),
                by: try reader.optionalText().map { InstrumentID($0) },
                newDate: try reader.optionalText().flatMap { try? EDTF($0) })
            slice.add(
                .step(step), at: Position(position), id: id, known: Position(known), occurred: occurred)
        }
        return slice
    }
}

extension StepEffect {
    /// Where a state belongs to it, the state is in the lower four bits.
    fileprivate var number: Int {
        switch self {
        case .nothing: 0
        case .resumes: 1 << 4
        case .reenacts: 2 << 4
        case .postpones: 3 << 4
        case .raises(let state): 4 << 4 | state.rawValue
        case .leaves(let state): 5 << 4 | state.rawValue
        }
    }

    fileprivate init?(number: Int) {
        let state = State(rawValue: number & 15)
        switch (number >> 4, state) {
        case (0, _): self = .nothing
        case (1, _): self = .resumes
        case (2, _): self = .reenacts
        case (3, _): self = .postpones
        case (4, let state?): self = .raises(state)
        case (5, let state?): self = .leaves(state)
        default: return nil
        }
    }
}

extension ByteWriter {
    /// A text after its length and one more; nothing for none.
    fileprivate mutating func write(text: String?) {
        guard let text else { return write(0) }
        write(text.utf8.count + 1)
        write(text.utf8)
    }

    /// An identifier after its length, and whether it is text.
    fileprivate mutating func write(_ identifier: SQLValue) {
        switch identifier {
        case .blob(let bytes):
            write(bytes.count << 1)
            write(bytes)
        case .text(let text):
            write(text.utf8.count << 1 | 1)
            write(text.utf8)
        default: write(0)
        }
    }
}

extension ByteReader {
    fileprivate mutating func text() throws -> String {
        guard let text = try optionalText() else { throw ByteReader.damage }
        return text
    }

    fileprivate mutating func optionalText() throws -> String? {
        let length = try number()
        return length == 0 ? nil : try text(length - 1)
    }

    /// How many things follow, each of a byte at least.
    fileprivate mutating func count() throws -> Int {
        let count = try number()
        guard count <= bytes.count - place else { throw ByteReader.damage }
        return count
    }

    fileprivate mutating func identifier() throws -> SQLValue {
        let head = try number()
        guard head & 1 == 0 else { return .text(try text(head >> 1)) }
        let (length, start) = (head >> 1, place)
        guard length <= bytes.count - start else { throw ByteReader.damage }
        go(to: start + length)
        return .blob(Array(bytes[start..<start + length]))
    }
}
