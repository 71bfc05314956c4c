// The short way from a proposal to its content: what is in canonical form, says what the fields declare and has
// its names resolved is taken as it stands. Everything else, and whatever is wrong, is left to the long way.
import JSON

extension DraftReader {
    /// The content of a proposal that reading would take as it stands; nil where that is in doubt.
    func recognized(_ proposal: Proposal) -> Content? {
        // What a correction puts in place is read as the type of the event that it corrects.
        guard let type = Catalogue.type(named: proposal.type), type !== EventType.eventCorrected,
            let data = CanonicalIndex(proposal.data.bytes), isSmall(proposal),
            let occurred = data.text(of: "occurred").flatMap({ try? EDTF($0) }),
            let sources = sources(in: data), let payload = payload(in: data, as: type.fields)
        else { return nil }
        var count = 3
        var note: String?
        if let range = data.range(of: "note") {
            guard let text = data.text(at: range), !text.isEmpty else { return nil }
            (note, count) = (text, count + 1)
        }
        if let range = data.range(of: "version") {
            guard data.json(at: range) == .integer(type.version) else { return nil }
            count += 1
        }
        guard count == data.count else { return nil }
        return Content(
            type: type.name, version: type.version, occurred: occurred, sources: sources, note: note,
            payload: payload)
    }

    /// Whether the content is within the limit, whatever type and version add.
    private func isSmall(_ proposal: Proposal) -> Bool {
        proposal.data.bytes.count + proposal.type.utf8.count + 100 <= DraftReader.contentLimit
    }

    private func sources(in data: CanonicalIndex) -> Sources? {
        guard let range = data.range(of: "sources"),
            FieldRecognizer(names: .none).endOfSources(in: data.bytes.span, from: range.lowerBound) != nil
        else { return nil }
        return Sources(vouched: data.canonical(at: range))
    }

    private func payload(in data: CanonicalIndex, as fields: [Field]) -> CanonicalJSON? {
        guard let range = data.range(of: "payload"),
            FieldRecognizer(names: names)
                .endOfRecord(in: data.bytes.span, from: range.lowerBound, as: fields) != nil
        else { return nil }
        return data.canonical(at: range)
    }
}
