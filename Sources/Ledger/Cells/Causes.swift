// The causes of what a cell shows. Those of the law are many and the same for many days, which share one list.

/// Events, ascending, each once: those of a list, and maybe one more.
struct Causes: Sendable {
    private let read: [Position]
    /// The one that is not in the list.
    private let also: Position?

    init(_ all: [Position]) {
        read = all
        also = nil
    }

    /// Those of a list and another one, which may be in it.
    init(_ read: [Position], and other: Position?) {
        self.read = read
        also = other.flatMap { other in
            let place = read.partitioningIndex { $0 >= other }
            return place < read.count && read[place] == other ? nil : other
        }
    }

    var count: Int { also == nil ? read.count : read.count + 1 }

    var all: [Position] {
        guard let also else { return read }
        var all = read
        all.insert(also, at: read.partitioningIndex { $0 > also })
        return all
    }

    func forEach(_ body: (Position) throws -> Void) rethrows {
        var next = also
        for position in read {
            if let also = next, also < position {
                try body(also)
                next = nil
            }
            try body(position)
        }
        if let next { try body(next) }
    }
}

extension Causes: Hashable {
    /// Whether both are the same events, however they are held.
    static func == (left: Causes, right: Causes) -> Bool {
        guard left.also != right.also else { return left.read == right.read }
        return left.count == right.count && left.all == right.all
    }

    /// Hashes the events.
    func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
