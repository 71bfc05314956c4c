// What a ledger keeps of an event so that its leaf can be computed: the salt, or, once parts were erased, what is
// needed instead of it. The form in which it is stored stands in the place of the salt and cannot be taken for one.
public import Ledger

/// What the digests of the parts of an event are computed from.
public enum EventEvidence: Sendable, Hashable {
    /// Nothing was erased: the salt of the event gives those of its parts.
    case salt(Salt)
    /// Parts were erased, and the salt of the event with them.
    case erased(ErasedEvidence)

    /// The evidence that an event carries as its salt; nil where those bytes are no evidence.
    public init?(_ event: Event) { self.init(event.salt) }

    /// The digest of a part, from the event as it is; of an erased part the kept one.
    public func digest(of part: ErasablePart, in event: Event) -> Digest {
        switch trace(of: part) {
        case .salt(let salt): salt.digest(of: part.bytes(of: event))
        case .digest(let digest): digest
        }
    }

    /// What stays when parts of the event are erased: the leaf is the same before and after.
    ///
    /// Parts that were erased before stay so. Erasing nothing changes nothing.
    public func erasing(_ parts: Set<ErasablePart>, of event: Event) -> EventEvidence {
        let traces = ErasablePart.allCases.map { part in
            parts.contains(part) ? .digest(digest(of: part, in: event)) : trace(of: part)
        }
        return ErasedEvidence(traces: traces).map { .erased($0) } ?? self
    }

    private func trace(of part: ErasablePart) -> ErasedEvidence.Trace {
        switch self {
        case .salt(let salt): .salt(salt.derived(for: part))
        case .erased(let evidence): evidence.traces[part.place]
        }
    }
}

/// What stands for the salt of an event of which parts were erased.
public struct ErasedEvidence: Sendable, Hashable {
    /// What is kept of one part.
    public enum Trace: Sendable, Hashable {
        /// The part is there; this is its own salt.
        case salt(Salt)
        /// The part was erased; this is the digest that it had.
        case digest(Digest)
    }

    /// Of each part, in the order of `ErasablePart.allCases`.
    let traces: [Trace]

    init?(traces: [Trace]) {
        let isErased = traces.contains { if case .digest = $0 { true } else { false } }
        guard isErased else { return nil }
        self.traces = traces
    }

    /// What is kept of a part.
    public subscript(_ part: ErasablePart) -> Trace { traces[part.place] }

    /// The parts that were erased.
    public var erasedParts: Set<ErasablePart> {
        Set(ErasablePart.allCases.filter { if case .digest = self[$0] { true } else { false } })
    }
}

extension EventEvidence {
    /// The form in which it is stored: a salt's sixteen bytes; or 1, a bit for each erased part from the lowest on, and
    /// for each part its digest where it was erased, else its salt.
    public var bytes: [UInt8] {
        switch self {
        case .salt(let salt): return salt.bytes
        case .erased(let evidence):
            let erased = evidence.erasedParts.reduce(UInt8(0)) { $0 | 1 << $1.place }
            return evidence.traces.reduce(into: [ErasablePart.form, erased]) { bytes, trace in
                switch trace {
                case .salt(let salt): bytes += salt.bytes
                case .digest(let digest): bytes += digest.bytes
                }
            }
        }
    }

    /// Reads that form; nil for any other bytes.
    public init?(_ bytes: [UInt8]) {
        guard let erased = ErasablePart.erased(by: bytes) else { return nil }
        if let salt = Salt(bytes) {
            self = .salt(salt)
            return
        }
        var rest = bytes.dropFirst(2)
        var traces: [ErasedEvidence.Trace] = []
        for part in ErasablePart.allCases {
            let isErased = erased.contains(part)
            let piece = rest.prefix(isErased ? Digest.length : Salt.length)
            let trace: ErasedEvidence.Trace? =
                isErased ? Digest(piece).map { .digest($0) } : Salt(piece).map { .salt($0) }
            guard let trace else { return nil }
            traces.append(trace)
            rest = rest.dropFirst(piece.count)
        }
        guard let evidence = ErasedEvidence(traces: traces) else { return nil }
        self = .erased(evidence)
    }
}
