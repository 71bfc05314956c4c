// The table of countries: codes and names of ISO 3166-1, with the other names in common English use.
// It has no logic: how names are compared is in `NameKey`, how they are found in `CountryNames`.

/// The 249 entries of ISO 3166-1 (facts alone: two codes, the common name, other names), by alpha-2 code.
///
/// A name given to two countries is ambiguous on purpose: “Korea”, “Congo”, “Virgin Islands”.
enum Countries {
    /// One country or territory.
    struct Entry: Sendable {
        let alpha2: String
        let alpha3: String
        let name: String
        let otherNames: [String]

        init(_ alpha2: String, _ alpha3: String, _ name: String, _ otherNames: String...) {
            self.alpha2 = alpha2
            self.alpha3 = alpha3
            self.name = name
            self.otherNames = otherNames
        }
    }

    static let listed = fromAToG + fromHToR + fromSToZ

    /// User-assigned codes that have a name by common agreement; not of the standard.
    static let userAssigned = [Entry("XK", "XKX", "Kosovo", "Republic of Kosovo")]

    static let named = listed + userAssigned

    static let byCode = Dictionary(named.map { ($0.alpha2, $0) }, uniquingKeysWith: { first, _ in first })
}
