// Reasons of spans that follow one another name nearly the same instruments: what was looked up for one is at hand for
// the next.
import Ledger

/// Writes the reasons of the spans of a cell, one after another.
struct RecentReasons: Sendable {
    private var support = Recent<InstrumentID, Int>()

    /// The stored form of the reasons of the next span, given the numbers of instruments.
    mutating func bytes(_ value: CellValue, number: (InstrumentID) -> Int) -> [UInt8]? {
        support.restart()
        return Reasons.bytes(value) { support.next($0, else: number) }
    }
}

/// What was found for keys that come in nearly the same order again and again.
struct Recent<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    /// How many keys are looked at for each.
    private static var reach: Int { 6 }
    /// So many are remembered; then all are forgotten.
    private static var most: Int { 64 }

    private var keys: [Key] = []
    private var values: [Value] = []
    private var place = 0

    /// The next key is about the first again.
    mutating func restart() { place = 0 }

    private func found(_ key: Key) -> Int? {
        var next = place
        let end = min(place + Recent.reach, keys.count)
        while next < end {
            if keys[next] == key { return next }
            next += 1
        }
        return nil
    }

    /// What belongs to the next key.
    mutating func next(_ key: Key, else find: (Key) -> Value) -> Value {
        if let found = found(key) {
            place = found + 1
            return values[found]
        }
        let value = find(key)
        if keys.count == Recent.most { (keys, values, place) = ([], [], 0) }
        keys.insert(key, at: place)
        values.insert(value, at: place)
        place += 1
        return value
    }
}
