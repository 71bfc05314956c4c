// Causes, however they are held: a list shared with the law, and maybe one more.
import Testing

@testable import Ledger

struct CausesTests {
    private static let lists: [[Int]] = [[], [4], [2, 4, 9], [1, 2, 3, 4, 5], [7, 8]]

    @Test(arguments: lists, [nil, 1, 4, 5, 10])
    func `are those of the list and the one more, ascending, each once`(_ list: [Int], _ more: Int?) {
        let wanted = Set(list + [more].compactMap(\.self)).sorted().map { Position($0) }
        let causes = Causes(list.map { Position($0) }, and: more.map { Position($0) })
        var seen: [Position] = []
        causes.forEach { seen.append($0) }
        #expect(causes.all == wanted)
        #expect(seen == wanted)
        #expect(causes.count == wanted.count)
    }

    @Test(arguments: lists, lists)
    func `are the same where they are the same events, however they are held`(_ one: [Int], _ other: [Int]) {
        let forms = { (list: [Int]) in
            [Causes(list.map { Position($0) })]
                + list.indices.map { index in
                    var rest = list
                    let more = rest.remove(at: index)
                    return Causes(rest.map { Position($0) }, and: Position(more))
                }
        }
        for left in forms(one) {
            for right in forms(other) {
                #expect((left == right) == (one == other))
                if one == other { #expect(left.hashValue == right.hashValue) }
            }
        }
    }
}
