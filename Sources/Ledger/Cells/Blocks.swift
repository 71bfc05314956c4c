// A sorted sequence that may grow long and change anywhere.

/// Elements in an order, kept in blocks, so that a change in the middle moves a block and not all that follows.
struct Blocks<Element: Sendable>: Sendable {
    /// A place among the elements.
    struct Index: Comparable, Sendable {
        fileprivate(set) var block: Int
        fileprivate(set) var offset: Int

        static func < (left: Index, right: Index) -> Bool {
            (left.block, left.offset) < (right.block, right.offset)
        }
    }

    /// No block is longer; one that grows longer is halved.
    private static var longest: Int { 256 }

    /// None of them is empty.
    private var blocks: [[Element]] = []

    init(_ elements: [Element] = []) { blocks = Blocks.cut(elements) }

    private static func cut(_ elements: [Element]) -> [[Element]] {
        guard elements.count > longest else { return elements.isEmpty ? [] : [elements] }
        let length = longest / 2
        return stride(from: 0, to: elements.count, by: length).map {
            Array(elements[$0..<Swift.min($0 + length, elements.count)])
        }
    }

    /// The place of the first element that passes a test, where all after it pass too; the end if none does.
    func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Index {
        // Most of what is asked for is near the end.
        guard let last = blocks.last else { return startIndex }
        var block = blocks.count - 1
        if belongsToSecond(last[0]) {
            block = blocks.partitioningIndex { belongsToSecond($0[0]) } - 1
            guard block >= 0 else { return startIndex }
        }
        return place(block, blocks[block].partitioningIndex(where: belongsToSecond))
    }

    /// The elements from one place to another.
    func elements(_ range: Range<Index>) -> [Element] {
        let (start, end) = (range.lowerBound, range.upperBound)
        guard start.block < blocks.count else { return [] }
        if start.block == end.block { return Array(blocks[start.block][start.offset..<end.offset]) }
        var elements = Array(blocks[start.block][start.offset...])
        for block in blocks[start.block + 1..<end.block] { elements += block }
        if end.offset > 0 { elements += blocks[end.block][..<end.offset] }
        return elements
    }

    private func place(_ block: Int, _ offset: Int) -> Index {
        offset < blocks[block].count
            ? Index(block: block, offset: offset) : Index(block: block + 1, offset: 0)
    }

    mutating func insert(_ element: Element, at index: Index) {
        // What goes between two blocks goes to the end of the first.
        guard index.offset > 0 || index.block == 0 else {
            blocks[index.block - 1].append(element)
            return halve(index.block - 1)
        }
        guard index.block < blocks.count else { return blocks.append([element]) }
        blocks[index.block].insert(element, at: index.offset)
        halve(index.block)
    }

    private mutating func halve(_ block: Int) {
        let count = blocks[block].count
        guard count > Blocks.longest else { return }
        // What grows at its end is left full behind.
        let middle = block == blocks.count - 1 ? count - count / 8 : count / 2
        let second = Array(blocks[block][middle...])
        blocks[block].removeSubrange(middle...)
        blocks.insert(second, at: block + 1)
    }

    mutating func remove(at index: Index) {
        blocks[index.block].remove(at: index.offset)
        if blocks[index.block].isEmpty { blocks.remove(at: index.block) }
    }

    /// Puts other elements in place of those from one place to another.
    mutating func replace(_ range: Range<Index>, with elements: [Element]) {
        let (start, end) = (range.lowerBound, range.upperBound)
        guard !blocks.isEmpty else { return blocks = Blocks.cut(elements) }
        if start == endIndex {
            for element in elements { insert(element, at: endIndex) }
            return
        }
        if start.block == end.block || end == Index(block: start.block + 1, offset: 0) {
            let last = start.block == end.block ? end.offset : blocks[start.block].count
            blocks[start.block].replaceSubrange(start.offset..<last, with: elements)
            let count = blocks[start.block].count
            if count == 0 {
                blocks.remove(at: start.block)
            } else if count > Blocks.longest * 2 {
                blocks.replaceSubrange(start.block...start.block, with: Blocks.cut(blocks[start.block]))
            } else {
                halve(start.block)
            }
            return
        }
        let tail = end.offset > 0 ? blocks[end.block][end.offset...] : []
        let joined = blocks[start.block][..<start.offset] + elements + tail
        let last = end.offset > 0 ? end.block + 1 : end.block
        blocks.replaceSubrange(start.block..<last, with: Blocks.cut(Array(joined)))
    }
}

extension Blocks: BidirectionalCollection {
    var startIndex: Index { Index(block: 0, offset: 0) }
    var endIndex: Index { Index(block: blocks.count, offset: 0) }

    subscript(index: Index) -> Element {
        get { blocks[index.block][index.offset] }
        set { blocks[index.block][index.offset] = newValue }
    }

    func index(after index: Index) -> Index { place(index.block, index.offset + 1) }

    func index(before index: Index) -> Index {
        index.offset > 0
            ? Index(block: index.block, offset: index.offset - 1)
            : Index(block: index.block - 1, offset: blocks[index.block - 1].count - 1)
    }
}
