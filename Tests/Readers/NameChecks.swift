// Jurisdictions by code and by name: what is read reads the same by its code and by its name.
import Ledger

extension ReaderCheck {
    /// What people write for a jurisdiction.
    public static let names: [ReaderCheck] = [
        ReaderCheck(
            "jurisdiction",
            texts: [
                "KH", "vn", "VNM", "AU-QLD", "XK", "QM", "Viet Nam", "Cambodia", "Korea, Republic of",
                "Côte d’Ivoire", "the Philippines", "St. Lucia", "Trinidad & Tobago", "Congo", "Türkiye",
                "Korea (Democratic People's Republic of)",
            ],
            words: [
                "-", "ZZ", "the", "Republic of", ", ", "(", "&", "St", "\u{130}", "ß", "ﬁ", "Å",
                "\u{1F1FA}\u{1F1F8}",
            ],
            longest: 400, check: jurisdiction)
    ]

    private static func jurisdiction(_ text: String) throws -> Verdict {
        let exact = try? Jurisdiction(code: text)
        if let exact { try promise(isSame(exact.code, text), "another code is kept: \(exact.code)") }
        _ = Jurisdiction.fromInstrument(text)
        do {
            let found = try Jurisdiction.resolve(text)
            try promise(exact == nil || exact == found, "\(found) by name, another by code")
            try promise(same(found.code) == found, "its own code \(found.code) is refused")
            if found.name != found.code { try promise(same(found.name) == found, "its own name is refused") }
            try promise(
                Jurisdiction.fromInstrument("\(found.code.lowercased())/act/2022/x") == found,
                "no instrument of it")
            return .accepted
        } catch let problem as JurisdictionProblem {
            try promise(exact == nil, "a code that cannot be resolved")
            try promise(!problem.message.isEmpty, "refused without a word")
            try promise(problem.message.utf8.count < text.utf8.count + 600, "a sentence of any length")
            return .refused
        }
    }

    private static func same(_ text: String) -> Jurisdiction? { try? Jurisdiction.resolve(text) }
}
