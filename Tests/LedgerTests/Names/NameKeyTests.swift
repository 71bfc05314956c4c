import Testing

@testable import Ledger

@Suite struct NameKeyTests {
    @Test(arguments: [
        ("Türkiye", "turkiye"), ("Tu\u{308}rkiye", "turkiye"), ("CÔTE D’IVOIRE", "cotedivoire"),
        ("Việt Nam", "vietnam"), ("Đà Nẵng", "danang"), ("São Tomé & Príncipe", "saotomeandprincipe"),
        ("  Timor - Leste ", "timorleste"), ("U.S.A.", "usa"), ("İran", "iran"), ("Færøerne", "færoerne"),
    ])
    func `drops case, diacritics, punctuation and spaces`(name: String, letters: String) {
        #expect(NameKey(name).letters == letters)
    }

    @Test(arguments: [
        "Republic of Korea", "the Republic of Korea", "Korea, Republic of", "Korea (Republic of)",
        "Korea, the Republic of", "REPUBLIC OF KOREA",
    ])
    func `reads a name in the order in which it is spoken`(name: String) {
        #expect(NameKey(name).letters == "republicofkorea")
    }

    @Test func `keeps words that only begin like the article or the saint`() {
        #expect(NameKey("Thebes").letters == "thebes")
        #expect(NameKey("State").letters == "state")
        #expect(NameKey("St. Lucia") == NameKey("Saint Lucia"))
    }

    @Test func `is empty for a text without letters`() {
        #expect(NameKey(" -,(").isEmpty)
        #expect(NameKey("").isEmpty)
    }
}
