// § 5 of the design: where a jurisdiction stands towards a treaty.
import TestSupport
import Testing

struct ParticipationTests {
    private func standing(_ lines: String, _ day: String, of jurisdiction: String = "VN") throws -> String {
        let acts = lines.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return "\(words[0]) treaty.\(words[1]) treaty=un/treaty/2000/opsc jurisdiction=VN"
        }
        return try Scenario(acts.joined(separator: "\n"), after: "")
            .participation(jurisdiction, in: "un/treaty/2000/opsc", .on(day))
    }

    @Test func `without an act there is no action`() throws {
        #expect(try standing("2000-09-08 signed", "2000-09-07") == "no action")
        #expect(try standing("2000-09-08 signed", "2000-09-08", of: "TH") == "no action")
    }

    @Test func `a signature makes a signatory`() throws {
        #expect(try standing("2000-09-08 signed", "2000-09-08") == "signatory since 2000-09-08, signed")
    }

    @Test(arguments: ["ratified", "acceded", "succeeded", "accepted", "approved", "confirmed"])
    func `each form of consent makes a party`(_ act: String) throws {
        #expect(
            try standing("2000-09-08 signed\n2001-12-20 \(act)", "2001-12-20")
                == "party since 2001-12-20, \(act)")
    }

    @Test func `on one day consent follows signature, whatever was recorded first`() throws {
        #expect(
            try standing("2000-09-06 ratified\n2000-09-06 signed", "2000-09-06")
                == "party since 2000-09-06, ratified")
    }

    @Test func `on one day denunciation comes last`() throws {
        #expect(
            try standing("2000-09-06 denounced\n2000-09-06 acceded", "2000-09-06")
                == "withdrawn since 2000-09-06, denounced")
    }

    @Test(arguments: ["reserved", "reservation-withdrawn", "signed", "ratified"])
    func `a party stays a party since its consent`(_ act: String) throws {
        #expect(
            try standing("2001-12-20 acceded\n2005-01-01 \(act)", "2005-01-01")
                == "party since 2001-12-20, acceded")
    }

    @Test func `a party that denounced may join again`() throws {
        let acts = "2001-12-20 ratified\n2010-01-01 denounced\n2012-01-01 acceded"
        #expect(try standing(acts, "2010-01-01") == "withdrawn since 2010-01-01, denounced")
        #expect(try standing(acts, "2012-01-01") == "party since 2012-01-01, acceded")
    }

    @Test func `a denunciation without a recorded consent is still a withdrawal`() throws {
        #expect(try standing("2010-01-01 denounced", "2010-01-01") == "withdrawn since 2010-01-01, denounced")
    }

    @Test func `an imprecise act counts on its last day and is possible before`() throws {
        #expect(try standing("2001-12 ratified", "2001-12-15") == "no action (possible)")
        #expect(try standing("2001-12 ratified", "2001-12-31") == "party since 2001-12, ratified")
    }
}
