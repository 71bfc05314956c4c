// Where an instrument stands, in words.
import Ledger
import LedgerService

extension Standing {
    /// The state with the provisions it is limited to.
    var words: String {
        provisions.isEmpty ? state.words : "\(state.words) (\(provisions.joined(separator: ", ")))"
    }
}

extension Instrument {
    /// `in force since 2020-01-01, but s. 6 suspended since 2022-03-01`; of what is not in force also the day on which it
    /// will be, where one is announced.
    func words(on day: Day) -> String {
        let exceptions = exceptionWords(on: day)
        let but = exceptions.isEmpty ? "" : ", but \(exceptions.joined(separator: ", "))"
        let state = standing(on: day).map { "\($0.words) since \($0.since)\(but)" } ?? "no step yet"
        let ahead = nextCommencement(after: day).map { "to come into force \($0)" }
        return [state, ahead].compactMap(\.self).joined(separator: "; ")
    }

    /// `s. 6 suspended since 2022-03-01`, of each provision that stands elsewhere than the whole.
    func exceptionWords(on day: Day) -> [String] {
        exceptions(on: day).map { provision, standing in
            "\(provision) \(standing.map { "\($0.state.words) since \($0.since)" } ?? "not in force yet")"
        }
    }
}
