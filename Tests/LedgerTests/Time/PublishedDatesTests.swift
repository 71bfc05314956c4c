// The published cases, each read or refused.

import Testing

import Ledger

@Suite struct `published dates` {
    @Test(arguments: PublishedValidity.levelZero + PublishedValidity.levelOne)
    func `of levels 0 and 1 are read, and written back as given`(text: String) throws {
        let date = try EDTF(text)
        #expect(date.text == text)
        #expect(date.description == text)
        #expect(date.first <= date.last)
    }

    @Test(arguments: PublishedValidity.levelTwo + PublishedBounds.levelTwo)
    func `of level 2 are refused as level 2`(text: String) {
        #expect(refusal(of: text)?.message.contains("level 2") == true)
    }

    @Test(
        arguments: PublishedValidity.invalidDates + PublishedValidity.invalidIntervals
            + PublishedValidity.invalidDateTimes + PublishedBounds.bad)
    func `that are invalid are refused at a place in the text`(text: String) throws {
        let problem = try #require(refusal(of: text))
        #expect((0...text.utf8.count).contains(problem.offset))
        #expect(!problem.message.isEmpty)
    }

    @Test(arguments: PublishedBounds.levelZeroAndOne)
    func `mean the days from the first to the last`(date: String, first: String, last: String) throws {
        let read = try EDTF(date)
        #expect(read.first.description == first)
        #expect(read.last.description == last)
        #expect(first != ".." || read.first == .distantPast)
        #expect(last != ".." || read.last == .distantFuture)
        #expect(read.isExact == (first == last))
    }

    @Test(arguments: PublishedBounds.qualifiers)
    func `say whether they are uncertain or approximate`(
        date: String, isUncertain: Bool, isApproximate: Bool
    ) throws {
        let read = try EDTF(date)
        #expect(read.isUncertain == isUncertain)
        #expect(read.isApproximate == isApproximate)
    }
}

/// Why a text is refused as a date; nil when it is read.
func refusal(of text: String) -> EDTFProblem? {
    do {
        _ = try EDTF(text)
        return nil
    } catch {
        return error
    }
}
