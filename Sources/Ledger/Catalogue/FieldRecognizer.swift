// Recognises canonical text that FieldReader would take as it stands: every value in its form, every name resolved
// already. It says yes only where it is sure, and never says what is wrong: that is FieldReader's.
import JSON

struct FieldRecognizer {
    let names: NameResolver

    /// The place after the object that begins at a place, where it is what the fields say; nil where in doubt.
    func endOfRecord(in bytes: Span<UInt8>, from start: Int, as fields: [Field]) -> Int? {
        var seen: UInt64 = 0
        return endOfRecord(in: bytes, from: start, as: fields, seen: &seen)
    }

    /// The place after the sources that begin at a place.
    func endOfSources(in bytes: Span<UInt8>, from start: Int) -> Int? {
        if CanonicalScanner.holds("{\"none\":", in: bytes, at: start) {
            guard let end = endOfFilledText(in: bytes, from: start + 8), end < bytes.count,
                bytes[end] == UInt8(ascii: "}")
            else { return nil }
            return end + 1
        }
        var walk = CanonicalListWalk(from: start)
        while walk.next(in: bytes) {
            var seen: UInt64 = 0
            guard let end = endOfRecord(in: bytes, from: walk.place, as: Sources.fields, seen: &seen),
                seen & Sources.references != 0
            else { return nil }
            walk.place = end
        }
        return walk.end.flatMap { $0 > start + 2 ? $0 : nil }
    }

    /// `seen` gets a bit for each field that is there, in the order of the declaration.
    private func endOfRecord(
        in bytes: Span<UInt8>, from start: Int, as fields: [Field], seen: inout UInt64
    ) -> Int? {
        guard fields.count <= UInt64.bitWidth else { return nil }
        var walk = CanonicalObjectWalk(from: start)
        while let key = walk.next(in: bytes) {
            guard let index = index(of: key, in: bytes, among: fields),
                let end = endOfValue(in: bytes, from: walk.place, as: fields[index].kind)
            else { return nil }
            seen |= 1 << UInt64(index)
            walk.place = end
        }
        guard let end = walk.end else { return nil }
        for index in fields.indices where fields[index].isRequired && seen & (1 << UInt64(index)) == 0 {
            return nil
        }
        return end
    }

    private func index(of key: Range<Int>, in bytes: Span<UInt8>, among fields: [Field]) -> Int? {
        for index in fields.indices
        where fields[index].name.utf8.count == key.count
            && CanonicalScanner.holds(fields[index].name, in: bytes, at: key.lowerBound)
        {
            return index
        }
        return nil
    }

    private func endOfValue(in bytes: Span<UInt8>, from start: Int, as kind: Field.Kind) -> Int? {
        switch kind {
        case .text: return endOfFilledText(in: bytes, from: start)
        case .list(let kind):
            var walk = CanonicalListWalk(from: start)
            while walk.next(in: bytes) {
                guard let end = endOfValue(in: bytes, from: walk.place, as: kind) else { return nil }
                walk.place = end
            }
            return walk.end
        case .map(let kind):
            var walk = CanonicalObjectWalk(from: start)
            while walk.next(in: bytes) != nil {
                guard let end = endOfValue(in: bytes, from: walk.place, as: kind) else { return nil }
                walk.place = end
            }
            return walk.end
        case .record(let fields): return endOfRecord(in: bytes, from: start, as: fields)
        case .object:
            guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return nil }
            // A payload is never deeper in anything than this.
            return CanonicalScanner.endOfValue(in: bytes, from: start, depth: 8)
        case .truth:
            guard start < bytes.count, bytes[start] == UInt8(ascii: "t") || bytes[start] == UInt8(ascii: "f")
            else { return nil }
            return CanonicalScanner.endOfValue(in: bytes, from: start)
        case .count:
            guard start < bytes.count, bytes[start] != UInt8(ascii: "-") else { return nil }
            return CanonicalScanner.endOfWholeNumber(in: bytes, from: start)
        default:
            guard let end = endOfFilledText(in: bytes, from: start),
                isName(bytes.extracting(start + 1..<end - 1), of: kind)
            else { return nil }
            return end
        }
    }

    private func endOfFilledText(in bytes: Span<UInt8>, from start: Int) -> Int? {
        CanonicalScanner.endOfText(in: bytes, from: start).flatMap { $0 > start + 2 ? $0 : nil }
    }

    /// Whether a text, as it stands between its quotes, has the form of a kind and names what it would resolve to.
    private func isName(_ text: Span<UInt8>, of kind: Field.Kind) -> Bool {
        guard text.all({ $0 != UInt8(ascii: "\\") }) else { return false }
        switch kind {
        case .jurisdiction: return Jurisdiction.isCanonical(text)
        case .indicator:
            let name = String(text)
            guard case .success(let id) = names.indicator(name) else { return false }
            return CanonicalScanner.holds(id.text, in: text, at: 0) && id.text.utf8.count == text.count
        case .date: return EDTF.days(of: text) != nil || (try? EDTF(String(text))) != nil
        case .day: return Day(text) != nil
        case .choice(let words):
            return words.contains {
                $0.utf8.count == text.count && CanonicalScanner.holds($0, in: text, at: 0)
            }
        default: return NameForm.of(kind)?.accepts(text) ?? false
        }
    }
}

extension String {
    /// The text of bytes that are UTF-8; empty where they are not.
    init(_ bytes: Span<UInt8>) {
        if let text = try? UTF8Span(validating: bytes) { self.init(copying: text) } else { self = "" }
    }
}
