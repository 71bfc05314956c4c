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
        Jurisdiction(
            canonical: String(decoding: id.utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
                .uppercased())
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
        guard Jurisdiction.isCanonical(code.utf8Span.span) else { return nil }
        self.code = code
    }

    /// Whether bytes are a code in canonical form.
    static func isCanonical(_ code: Span<UInt8>) -> Bool {
        guard code.count >= countryLength, let place = place(code[0], code[1]) else { return false }
        if code.count == countryLength { return listed[place] || isUserAssigned(code[0], code[1]) }
        // ISO 3166-2 divides listed countries only; it has no parts of a user-assigned code.
        return code[2] == UInt8(ascii: "-") && listed[place] && !isUserAssigned(code[0], code[1])
            && isPartSuffix(code.extracting((countryLength + 1)...))
    }

    /// Which pairs of capital letters are codes of countries, AA first and ZZ last.
    private static let listed: [Bool] = {
        var listed = Array(repeating: false, count: 26 * 26)
        for code in Countries.byCode.keys {
            let letters = Array(code.utf8)
            if let place = place(letters[0], letters[1]) { listed[place] = true }
        }
        return listed
    }()

    /// The place of a pair of capital letters; nil for anything else.
    private static func place(_ first: UInt8, _ second: UInt8) -> Int? {
        guard isCapital(first), isCapital(second) else { return nil }
        return Int(first - UInt8(ascii: "A")) * 26 + Int(second - UInt8(ascii: "A"))
    }

    /// ISO 3166-1 leaves AA, QM to QZ, XA to XZ and ZZ to its users.
    private static func isUserAssigned(_ first: UInt8, _ second: UInt8) -> Bool {
        switch first {
        case UInt8(ascii: "Q"): second >= UInt8(ascii: "M")
        case UInt8(ascii: "X"): true
        case UInt8(ascii: "A"), UInt8(ascii: "Z"): first == second
        default: false
        }
    }

    private static func isPartSuffix(_ text: Span<UInt8>) -> Bool {
        (1...3).contains(text.count)
            && text.all { isCapital($0) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) }
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }
}
