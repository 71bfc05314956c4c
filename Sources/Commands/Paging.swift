// What is said of pages of a hundred.

enum Paging {
    /// That a page lies past the end, with how many pages there are; nil where it does not.
    static func missing(_ page: Int?, count: Int) -> String? {
        let pages = (count + 99) / 100
        guard let page, page > max(1, pages) else { return nil }
        return
            "There is no page \(page): there \(pages == 1 ? "is" : "are") \(pages == 0 ? "none" : "\(pages)")."
    }
}

extension Call {
    /// Notes beside a table for programs, which has no room for it, what people read below it.
    func note(_ words: String?) {
        guard let words, format == .csv || format == .json else { return }
        world.say("lawledger: note: \(words)\n")
    }
}
