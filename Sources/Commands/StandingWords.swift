// Where an instrument stands, in words.
import Ledger
import LedgerService

extension Standing {
    /// The state with the provisions it is limited to.
    var words: String {
        provisions.isEmpty ? state.words : "\(state.words) (\(provisions.joined(separator: ", ")))"
    }

    /// `s. 6 suspended since 2022-03-01`.
    fileprivate var exceptionWords: String {
        "\(provisions.joined(separator: ", ")) \(state.words) since \(since)"
    }
}

extension Instrument {
    /// `in force since 2020-01-01, but s. 6 suspended since 2022-03-01`; of what is not in force also the day on which it
    /// will be, where one is announced.
    func words(on day: Day) -> String {
        let exceptions = exceptions(on: day).map(\.exceptionWords)
        let but = exceptions.isEmpty ? "" : ", but \(exceptions.joined(separator: ", "))"
        let state = standing(on: day).map { "\($0.words) since \($0.since)\(but)" } ?? "no step yet"
        let ahead = nextCommencement(after: day).map { "to come into force \($0)" }
        return [state, ahead].compactMap(\.self).joined(separator: "; ")
    }
}
