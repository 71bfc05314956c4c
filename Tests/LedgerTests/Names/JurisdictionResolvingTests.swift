import Testing

import Ledger

@Suite struct JurisdictionResolvingTests {
    @Test(arguments: [
        ("vn", "VN"), ("Vn", "VN"), (" VN\n", "VN"), ("VNM", "VN"), ("vnm", "VN"), ("au-qld", "AU-QLD"),
        ("gb-Eng", "GB-ENG"), ("xk", "XK"), ("zz", "ZZ"),
    ])
    func `reads codes in any case`(text: String, code: String) throws {
        #expect(try Jurisdiction.resolve(text).code == code)
    }

    @Test(arguments: [
        ("Viet Nam", "VN"), ("Vietnam", "VN"), ("VIETNAM", "VN"), ("Việt Nam", "VN"),
        ("Korea, Republic of", "KR"), ("Republic of Korea", "KR"), ("South Korea", "KR"), ("ROK", "KR"),
        ("North Korea", "KP"), ("DPRK", "KP"), ("Korea, Democratic People’s Republic of", "KP"),
        ("Korea (Democratic People's Republic of)", "KP"),
        ("Lao PDR", "LA"), ("Lao P.D.R.", "LA"), ("Lao", "LA"), ("Lao People’s Democratic Republic", "LA"),
        ("Laos", "LA"),
        ("the Netherlands", "NL"), ("Netherlands (Kingdom of the)", "NL"), ("Philippines", "PH"),
        ("The Philippines", "PH"),
        ("Timor-Leste", "TL"), ("Timor Leste", "TL"), ("East Timor", "TL"), ("Türkiye", "TR"),
        ("Turkiye", "TR"),
        ("Turkey", "TR"), ("Eswatini", "SZ"), ("Swaziland", "SZ"), ("Czechia", "CZ"),
        ("Czech Republic", "CZ"),
        ("Côte d'Ivoire", "CI"), ("Cote d’Ivoire", "CI"), ("Ivory Coast", "CI"), ("Cabo Verde", "CV"),
        ("Cape Verde", "CV"),
        ("Myanmar", "MM"), ("Burma", "MM"), ("UK", "GB"), ("U.K.", "GB"), ("Great Britain", "GB"),
        ("USA", "US"),
        ("United States", "US"), ("The United States of America", "US"), ("Brunei", "BN"),
        ("Brunei Darussalam", "BN"),
        ("Bolivia", "BO"), ("Bolivia (Plurinational State of)", "BO"), ("Tanzania", "TZ"),
        ("United Republic of Tanzania", "TZ"),
        ("Iran", "IR"), ("Iran, Islamic Republic of", "IR"), ("Syria", "SY"), ("Syrian Arab Republic", "SY"),
        ("Moldova", "MD"), ("Republic of Moldova", "MD"), ("Venezuela", "VE"), ("Palestine", "PS"),
        ("State of Palestine", "PS"),
        ("DR Congo", "CD"), ("Democratic Republic of the Congo", "CD"),
        ("Congo, The Democratic Republic of the", "CD"),
        ("Republic of the Congo", "CG"), ("Saint Lucia", "LC"), ("St. Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("Niger", "NE"), ("Nigeria", "NG"), ("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Dominica", "DM"),
        ("Dominican Republic", "DO"), ("Vatican City", "VA"), ("Holy See", "VA"), ("Russia", "RU"),
        ("Kosovo", "XK"),
        ("Micronesia (Federated States of)", "FM"), ("Taiwan", "TW"), ("Hong Kong", "HK"), ("Macau", "MO"),
    ])
    func `reads common and official names`(text: String, code: String) throws {
        #expect(try Jurisdiction.resolve(text).code == code)
    }

    @Test func `refuses a name of two countries, naming both`() {
        expectJurisdictionProblem(
            "“Korea” can mean North Korea (KP) or South Korea (KR). Give the code.", of: resolving("Korea"))
        expectJurisdictionProblem(
            "“congo” can mean DR Congo (CD) or Republic of the Congo (CG). Give the code.",
            of: resolving("congo"))
    }

    @Test(arguments: [
        ("Vietnm", "Vietnam"), ("Phillipines", "Philippines"), ("Camboda", "Cambodia"),
        ("Thialand", "Thailand"),
        ("Indo", "Indonesia"), ("Irann", "Iran"), ("Tukrey", "Türkiye"),
    ])
    func `asks whether the nearest name was meant`(text: String, name: String) {
        expectJurisdictionProblem(
            "No jurisdiction is known as “\(text)”. Did you mean “\(name)”?", of: resolving(text))
    }

    @Test func `asks for either where the nearest name is that of two countries`() {
        expectJurisdictionProblem(
            "No jurisdiction is known as “Koreas”. Did you mean “North Korea” or “South Korea”?",
            of: resolving("Koreas"))
    }

    @Test(arguments: ["un", "EU", "AIPA", "Atlantis", "XX-1", "AU-QUEEN", "42", "Кхмер"])
    func `says what to give where nothing is near`(text: String) {
        expectJurisdictionProblem(
            "No jurisdiction is known as “\(text)”. "
                + "Give a code of ISO 3166, such as “KH” or “AU-QLD”, or the English name of a country.",
            of: resolving(text))
    }

    @Test(arguments: ["", "  ", "-"])
    func `refuses a text without a letter`(text: String) {
        expectJurisdictionProblem(
            "No jurisdiction is given. "
                + "Give a code of ISO 3166, such as “KH” or “AU-QLD”, or the English name of a country.",
            of: resolving(text))
    }

    @Test func `does not accept the name of a part for its country`() {
        for text in ["Holland", "England", "Scotland"] {
            #expect(throws: JurisdictionProblem.self) { try Jurisdiction.resolve(text) }
        }
    }

    @Test func `refuses a very long text without delay`() {
        let text = String(repeating: "Vietnam", count: 100_000)
        #expect(throws: JurisdictionProblem.self) { try Jurisdiction.resolve(text) }
    }

    private func resolving(_ text: String) -> () throws(JurisdictionProblem) -> Jurisdiction {
        { () throws(JurisdictionProblem) in try Jurisdiction.resolve(text) }
    }
}
