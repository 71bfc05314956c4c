// Finds countries by name. Built when the first name is looked up, so that starting up costs nothing.
// It reads the table in `Countries` and adds no name of its own.

/// The countries by alpha-3 code and by each of their names.
enum CountryNames {
    /// All countries that bear this name: none, one, or those among which it is ambiguous.
    static func countries(named name: NameKey) -> [Countries.Entry] { byName[name.letters] ?? [] }

    /// The countries that a mistyped name probably means: none, one, or those among which it is ambiguous.
    static func countries(near name: NameKey) -> [Countries.Entry] {
        Suggestion.nearest(to: name.letters, among: suggestible).flatMap { byName[$0] } ?? []
    }

    private static let byName: [String: [Countries.Entry]] = {
        var result: [String: [Countries.Entry]] = [:]
        for country in Countries.named {
            let names = [country.alpha3, country.name] + country.otherNames
            for key in Set(names.map { NameKey($0).letters }) { result[key, default: []].append(country) }
        }
        return result
    }()

    /// Common names before the others, without the abbreviations: “UN” is not a mistyped “UK”.
    private static let suggestible: [String] = {
        let names = Countries.named.map(\.name) + Countries.named.flatMap(\.otherNames)
        return names.map { NameKey($0).letters }.filter { $0.count > 3 }
    }()
}
