import Testing

import Ledger

@Suite struct JurisdictionTests {
    @Test(arguments: [
        "KH", "AU", "AU-QLD", "GB-ENG", "CN-11", "FR-2A", "AT-9", "XK", "AA", "QM", "QZ", "XA", "XZ", "ZZ",
    ])
    func `takes a canonical code`(code: String) throws {
        let jurisdiction = try Jurisdiction(code: code)
        #expect(jurisdiction.code == code)
        #expect("\(jurisdiction)" == code)
        #expect(jurisdiction.isPart == code.contains("-"))
    }

    @Test(arguments: [
        "", "K", "kh", "Kh", "KHM", " KH", "UN", "EU", "UK", "QL", "AB", "XÄ", "AU-", "AU-qld", "AU-QLDX",
        "AU-Q-L", "-QLD",
        "UK-ENG", "AU QLD", "AU_QLD", "XK-01", "AU-É", "Cambodia",
    ])
    func `refuses what is not canonical`(code: String) {
        #expect(throws: JurisdictionProblem.self) { try Jurisdiction(code: code) }
    }

    @Test func `says which code was meant, or what a code is`() {
        expectJurisdictionProblem("“kh” is not the code of a jurisdiction. Did you mean “KH”?") {
            () throws(JurisdictionProblem) in
            try Jurisdiction(code: "kh")
        }
        expectJurisdictionProblem("“au-qld” is not the code of a jurisdiction. Did you mean “AU-QLD”?") {
            () throws(JurisdictionProblem) in
            try Jurisdiction(code: "au-qld")
        }
        expectJurisdictionProblem(
            "“UN” is not the code of a jurisdiction. Give two capital letters of ISO 3166-1, such as “KH”, "
                + "or the code of a part, such as “AU-QLD”."
        ) { () throws(JurisdictionProblem) in try Jurisdiction(code: "UN") }
    }

    @Test func `knows the country of a part`() throws {
        let queensland = try Jurisdiction(code: "AU-QLD")
        let australia = try Jurisdiction(code: "AU")
        #expect(queensland.country == australia)
        #expect(queensland != australia)
        #expect(australia.country == australia)
        #expect(try Jurisdiction(code: "XK").country.code == "XK")
    }

    @Test(arguments: [
        ("VN", "Vietnam"), ("LA", "Laos"), ("KR", "South Korea"), ("KP", "North Korea"),
        ("PH", "Philippines"),
        ("GB", "United Kingdom"), ("US", "United States"), ("BN", "Brunei"), ("TL", "Timor-Leste"),
        ("TR", "Türkiye"),
        ("CD", "DR Congo"), ("RU", "Russia"), ("SY", "Syria"), ("TZ", "Tanzania"), ("MV", "Maldives"),
        ("AU-QLD", "AU-QLD"), ("XK", "Kosovo"), ("XA", "XA"),
    ])
    func `has the name that sentences use, else its code`(code: String, name: String) throws {
        #expect(try Jurisdiction(code: code).name == name)
    }

    @Test func `sorts by code, parts after their country`() throws {
        let codes = try ["KH", "AZ", "AU-QLD", "AU", "AU-NSW"].map { try Jurisdiction(code: $0) }
        #expect(codes.sorted().map(\.code) == ["AU", "AU-NSW", "AU-QLD", "AZ", "KH"])
    }

    @Test(arguments: [
        ("ph/act/2009/ra-9775", "PH"), ("au-qld/act/1899/criminal-code", "AU-QLD"), ("xk/act/2019/1", "XK"),
        ("kh", "KH"), ("un/treaty/2000/opsc", nil), ("aipa/resolution/2021/1", nil),
        ("vnm/act/2015/100", nil),
        ("", nil), ("/act", nil),
    ])
    func `takes the first component of an instrument's id`(id: String, code: String?) {
        #expect(Jurisdiction.fromInstrument(id)?.code == code)
    }
}

func expectJurisdictionProblem(
    _ message: String, of attempt: () throws(JurisdictionProblem) -> Jurisdiction,
    at location: SourceLocation = #_sourceLocation
) {
    do throws(JurisdictionProblem) {
        let accepted = try attempt()
        Issue.record("accepted as \(accepted)", sourceLocation: location)
    } catch {
        #expect(error.message == message, sourceLocation: location)
    }
}
