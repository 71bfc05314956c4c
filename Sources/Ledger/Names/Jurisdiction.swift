// What a row of the matrix stands for: a country, a part of one, or a user-assigned code.
// It knows names and codes only: nothing of bodies and their members, and of no level or law.

/// A country, a part of a country, or a user-assigned code, by its code of ISO 3166.
public struct Jurisdiction: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The canonical code: `KH` (ISO 3166-1 alpha-2), `AU-QLD` (ISO 3166-2), or user-assigned such as `XK`.
    public let code: String

    /// Takes the canonical form only, as a ledger stores it; `resolve` is for what people write.
    public init(code: String) throws(JurisdictionProblem) {
        guard let jurisdiction = Jurisdiction(canonical: code) else {
            let meant = try? Jurisdiction.resolve(code)
            throw .notCanonical(code, meant: meant.map { [$0.code] } ?? [])
        }
        self = jurisdiction
    }

    /// Reads a code in any case, an alpha-3 code, or a common or official English name.
    ///
    /// `resolve("Viet Nam")`, `resolve("VNM")` and `resolve("vn")` are the same jurisdiction.
    /// A name of two countries is refused naming both.
    public static func resolve(_ text: String) throws(JurisdictionProblem) -> Jurisdiction {
        let name = NameKey(text)
        guard !name.isEmpty else { throw .nothingGiven }
        let written = text.filter { !$0.isWhitespace }.uppercased()
        if let jurisdiction = Jurisdiction(canonical: written) { return jurisdiction }
        let found = CountryNames.countries(named: name)
        guard let first = found.first else {
            throw .unknown(text, meant: CountryNames.countries(near: name).map(\.name))
        }
        guard found.count == 1 else {
            throw .ambiguous(text, candidates: found.map { Jurisdiction(unchecked: $0.alpha2) })
        }
        return Jurisdiction(unchecked: first.alpha2)
    }

    /// The jurisdiction of `ph/act/2009/ra-9775` is `PH`; nil where the first component is no code (`un/…`).
    public static func fromInstrument(_ id: String) -> Jurisdiction? {
        Jurisdiction(canonical: String(id.prefix { $0 != "/" }).uppercased())
    }

    /// Whether it is a part such as `AU-QLD`, which is listed by itself and never counted as a country.
    public var isPart: Bool { code.utf8.count > Jurisdiction.countryLength }

    /// The country of a part; anything else is its own.
    public var country: Jurisdiction {
        isPart ? Jurisdiction(unchecked: String(code.prefix(Jurisdiction.countryLength))) : self
    }

    /// The common short English name as sentences use it, “Vietnam”; the code where there is no name.
    public var name: String { Countries.byCode[code]?.name ?? code }

    /// The code.
    public var description: String { code }

    /// By code, so that the parts of a country follow it.
    public static func < (first: Jurisdiction, second: Jurisdiction) -> Bool { first.code < second.code }
}

extension Jurisdiction {
    private static let countryLength = 2

    private init(unchecked code: String) { self.code = code }

    private init?(canonical code: String) {
        let components = code.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        switch components.count {
        case 1:
            guard Countries.byCode[code] != nil || Jurisdiction.isUserAssigned(code) else { return nil }
        case 2:
            // ISO 3166-2 divides listed countries only; it has no parts of a user-assigned code.
            guard Countries.byCode[components[0]] != nil, !Jurisdiction.isUserAssigned(components[0]),
                Jurisdiction.isPartSuffix(components[1])
            else { return nil }
        default:
            return nil
        }
        self.code = code
    }

    /// ISO 3166-1 leaves AA, QM to QZ, XA to XZ and ZZ to its users.
    private static func isUserAssigned(_ code: String) -> Bool {
        let letters = Array(code.unicodeScalars)
        guard letters.count == countryLength else { return false }
        switch letters[0] {
        case "Q": return ("M"..."Z").contains(letters[1])
        case "X": return ("A"..."Z").contains(letters[1])
        default: return code == "AA" || code == "ZZ"
        }
    }

    private static func isPartSuffix(_ text: String) -> Bool {
        (1...3).contains(text.unicodeScalars.count)
            && text.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) }
    }
}
