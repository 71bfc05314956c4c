// A page of a row of the matrix: what the cells of one jurisdiction show on some days, as known at some positions. A
// page goes on until it is full; then it is closed, and what is believed goes on in new ones, each with fewer days.
// A question about one day reads one page of each row.
import Ledger

struct RowPage<Shown: RowContent>: Sendable, Hashable {
    /// What a cell shows, on which days and between which positions.
    struct Entry: Sendable, Hashable {
        var bounds: RowBounds
        let shown: Shown
    }

    private(set) var bounds: RowBounds
    /// By the place of the cell in its row: what is believed, by day, then what was, in the order in which it ended.
    private(set) var believed: [[Entry]]
    private(set) var before: [[Entry]]

    /// An empty page.
    init(_ bounds: RowBounds) { self.init(bounds, believed: [], before: []) }

    private init(_ bounds: RowBounds, believed: [[Entry]], before: [[Entry]]) {
        self.bounds = bounds
        self.believed = believed
        self.before = before
    }

    private mutating func makeRoom(for place: Int) {
        while believed.count <= place {
            believed.append([])
            before.append([])
        }
    }

    /// Adds an entry that follows those before it.
    mutating func add(_ entry: Entry, to place: Int) {
        makeRoom(for: place)
        if entry.bounds.knownTo == bounds.knownTo {
            believed[place].append(entry)
        } else {
            before[place].append(entry)
        }
    }

    /// How many entries it has.
    var count: Int { believed.reduce(0) { $0 + $1.count } + before.reduce(0) { $0 + $1.count } }

    /// Takes over what a cell shows on some days from a position on, nil for nothing that is known; tells whether
    /// anything is new.
    mutating func take(_ place: Int, _ days: Range<Int>, _ shown: Shown?, at position: Int) -> Bool {
        let days = days.clamped(to: bounds.days)
        makeRoom(for: place)
        var (next, isNew) = ([Entry](), false)
        // Up to where the new days are in the list.
        var done = days.lowerBound
        func fill(to end: Int) {
            guard done < end else { return }
            defer { done = end }
            guard let shown else { return }
            isNew = true
            let bounds = RowBounds(from: done, to: end, knownFrom: position, knownTo: RowBounds.open)
            next.join(Entry(bounds: bounds, shown: shown))
        }
        for entry in believed[place] {
            let held = entry.bounds.days
            guard held.overlaps(days) else {
                if held.lowerBound >= days.upperBound { fill(to: days.upperBound) }
                next.join(entry)
                continue
            }
            let both = held.clamped(to: days)
            fill(to: both.lowerBound)
            guard entry.shown != shown else {
                // What stays the same is believed since it was first.
                done = both.upperBound
                next.join(entry)
                continue
            }
            isNew = true
            next.join(entry.on(held.lowerBound..<both.lowerBound))
            fill(to: both.upperBound)
            next.join(entry.on(both.upperBound..<held.upperBound))
            end(entry.on(both), place, at: position)
        }
        fill(to: days.upperBound)
        believed[place] = next
        return isNew
    }

    private mutating func end(_ entry: Entry, _ place: Int, at position: Int) {
        // What begins and ends with the same event was never believed.
        guard entry.bounds.knownFrom < position else { return }
        var entry = entry
        entry.bounds.knownTo = position
        before[place].append(entry)
    }

    /// Closes the page before a position; gives the pages in which what is believed goes on, each with no more than so
    /// many entries where days can be parted.
    mutating func close(before position: Int, atMost most: Int) -> [RowPage] {
        let page = next(
            RowBounds(from: bounds.from, to: bounds.to, knownFrom: position, knownTo: RowBounds.open))
        bounds.knownTo = position
        return page.parted(atMost: most)
    }

    private func parted(atMost most: Int) -> [RowPage] {
        guard count > most else { return [self] }
        let days = believed.joined().map(\.bounds.from).filter { $0 > bounds.from }.sorted()
        guard !days.isEmpty else { return [self] }
        let middle = days[days.count / 2]
        return [(bounds.from, middle), (middle, bounds.to)].flatMap { from, to in
            next(RowBounds(from: from, to: to, knownFrom: bounds.knownFrom, knownTo: bounds.knownTo))
                .parted(atMost: most)
        }
    }

    /// A page of other bounds with what is believed within them.
    private func next(_ bounds: RowBounds) -> RowPage {
        RowPage(
            bounds,
            believed: believed.map { entries in
                entries.reduce(into: []) { next, entry in
                    next.join(Entry(bounds: entry.bounds.intersection(bounds), shown: entry.shown))
                }
            }, before: before.map { _ in [] })
    }
}

extension RowPage where Shown == ShownLevel {
    /// The same with other numbers of levels.
    func renumbered(_ numbers: [Int: Int]) -> RowPage {
        let renumbered = { (entries: [Entry]) in
            entries.map { Entry(bounds: $0.bounds, shown: $0.shown.on(level: numbers[$0.shown.level] ?? 0)) }
        }
        return RowPage(bounds, believed: believed.map(renumbered), before: before.map(renumbered))
    }
}

extension RowPage.Entry {
    /// The same on other days.
    fileprivate func on(_ days: Range<Int>) -> RowPage.Entry {
        var entry = self
        (entry.bounds.from, entry.bounds.to) = (days.lowerBound, days.upperBound)
        return entry
    }
}

extension Array {
    /// Adds what is believed on days after those before; nothing where there are no days.
    fileprivate mutating func join<Shown>(_ entry: Element) where Element == RowPage<Shown>.Entry {
        guard entry.bounds.from < entry.bounds.to else { return }
        guard let last, last.shown == entry.shown, last.bounds.to == entry.bounds.from,
            last.bounds.knownFrom == entry.bounds.knownFrom
        else { return append(entry) }
        self[count - 1].bounds.to = entry.bounds.to
    }
}
