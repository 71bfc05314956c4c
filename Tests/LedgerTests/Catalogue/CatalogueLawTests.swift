// Laws over the catalogue of event types. A new type is held to them without a line here.
import EventLog
import JSON
import Ledger
import LedgerCoding
import TestSupport
import Testing

struct CatalogueLawTests {
    @Test func `names are unique`() {
        let names = Catalogue.all.map { $0.name }
        #expect(Set(names).count == names.count)
    }

    @Test func `every type of the design is there`() {
        let design: [String: [String]] = [
            "instrument": [
                "drafted", "introduced", "referred", "reported", "passed-chamber", "passed", "rejected",
                "withdrawn",
                "deferred", "lapsed", "vetoed", "renamed", "state-reported", "assented", "became-law",
                "published",
                "commenced", "commencement-postponed", "rules-adopted", "amended", "suspended", "resumed",
                "repealed",
                "annulled", "reenacted",
            ],
            "treaty": [
                "signed", "ratified", "acceded", "succeeded", "accepted", "approved", "confirmed", "reserved",
                "reservation-withdrawn", "denounced",
            ],
            "resolution": ["submitted", "adopted", "rejected"],
            "checklist": ["endorsed", "internalised", "published"], "plan": ["adopted"],
            "body": ["registered", "joined", "left"],
            "consultation": ["scheduled", "held", "outcome-published"],
            "commitment": ["made", "progressed", "fulfilled", "dropped"],
            "indicator": ["defined", "revised", "retired"], "finding": ["recorded"],
            "assessment": ["recorded"],
            "statement": ["reported"], "cell": ["disputed", "dispute-answered"],
            "event": ["corrected", "retracted"],
        ]
        let names = Set(design.flatMap { subject, verbs in verbs.map { "\(subject).\($0)" } })
        #expect(names.isSubset(of: Set(Catalogue.all.map { $0.name })))
    }

    /// § 3 of the design: what is about the record holds for every day once it is known.
    @Test func `readings, definitions, registrations and what is said of events are about the record`() {
        let found = Catalogue.all.filter { $0.isOfTheRecord }.map { $0.name }.sorted()
        #expect(
            found == [
                "body.registered", "checklist.published", "event.corrected", "event.redacted",
                "event.retracted", "finding.recorded", "indicator.defined",
            ])
    }

    @Test func `what states readings or amendments states nothing else, whatever its payload`() {
        #expect(Catalogue.readings == ["finding.recorded"])
        #expect(Catalogue.amendments == ["event.corrected", "event.retracted"])
        var random = RandomPayload(seed: 5)
        for type in Catalogue.all {
            for _ in 0..<40 {
                for change in type.changes(Payload(random.members(of: type.fields))) {
                    let (isReading, isAmendment) =
                        switch change {
                        case .finding: (true, false)
                        case .amendment: (false, true)
                        default: (false, false)
                        }
                    #expect(isReading == Catalogue.readings.contains(type.name), "\(type.name)")
                    #expect(isAmendment == Catalogue.amendments.contains(type.name), "\(type.name)")
                }
            }
        }
    }

    @Test func `each name is a subject, a dot and what happened, in lower case`() {
        for type in Catalogue.all {
            let parts = type.name.split(separator: ".", omittingEmptySubsequences: false)
            #expect(parts.count == 2, "\(type.name)")
            for part in parts {
                let words = part.split(separator: "-", omittingEmptySubsequences: false)
                let isWord = words.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) } }
                #expect(isWord, "\(type.name)")
            }
        }
    }

    @Test func `what happened is a past participle`() {
        let irregular: Set = ["left", "held", "made", "became-law"]
        for type in Catalogue.all {
            let verb = type.name.split(separator: ".").last.map(String.init) ?? ""
            let isParticiple = verb.split(separator: "-").contains { $0.hasSuffix("ed") }
            #expect(
                isParticiple || irregular.contains(verb) || verb == "reservation-withdrawn"
                    || verb == "withdrawn", "\(type.name)")
        }
    }

    @Test func `there is an upcast for each version below the present one`() {
        for type in Catalogue.all { #expect(type.upcasts.count == type.version - 1, "\(type.name)") }
    }

    @Test func `every summary is a sentence, and every type has a clause`() {
        for type in Catalogue.all {
            #expect(type.summary.hasSuffix(".") && type.summary.count > 10, "\(type.name)")
            #expect(type.summary.first?.isUppercase == true, "\(type.name)")
            #expect(!type.clause.isEmpty && !type.clause.hasSuffix("."), "\(type.name)")
        }
    }

    @Test func `a clause for a payload hangs on a field of the type that is true or false`() {
        for type in Catalogue.all {
            for (name, clause) in type.clauses {
                let field = type.fields.first { $0.name == name }
                if case .truth? = field?.kind {} else { Issue.record("\(type.name): \(name)") }
                #expect(!clause.isEmpty && !clause.hasSuffix(".") && clause != type.clause, "\(type.name)")
            }
        }
        let commenced = Catalogue.type(named: "instrument.commenced")
        #expect(commenced?.clause(of: ["dateUnknown": true]) == "to come into force, date not known")
        #expect(commenced?.clause(of: ["dateUnknown": false]) == "in force")
    }

    private static func nested(_ field: Field) -> [Field] {
        func fields(_ kind: Field.Kind) -> [Field] {
            switch kind {
            case .list(let kind), .map(let kind): fields(kind)
            case .record(let fields): fields.flatMap { nested($0) }
            default: []
            }
        }
        return [field] + fields(field.kind)
    }

    @Test func `every field has help that is a sentence, and fields of a type differ in name`() {
        for type in Catalogue.all {
            for field in type.fields.flatMap({ Self.nested($0) }) {
                #expect(field.help.hasSuffix(".") && field.help.count > 3, "\(type.name) \(field.name)")
            }
            #expect(Set(type.fields.map { $0.name }).count == type.fields.count, "\(type.name)")
        }
    }

    private static let names = IndicatorNames([IndicatorID("sec-travel-tourism/grooming")]).resolver

    @Test func `every example is read as it stands and is the same bytes when written and read again`() throws
    {
        for type in Catalogue.all {
            let first = try read(Examples.proposal(type), type)
            #expect(first.payload.members == type.example.payload, "\(type.name)")
            let line = CloudEvents.line(Examples.event(first))
            let (lines, problems) = CloudEventsReader.read(Array(line.utf8))
            #expect(problems.isEmpty, "\(type.name)")
            let again = try read(#require(lines.first).proposal, type)
            #expect(CloudEvents.line(Examples.event(again)) == line, "\(type.name)")
        }
    }

    private func read(_ proposal: Proposal, _ type: EventType) throws -> Content {
        var problems: [Problem] = []
        let reader = DraftReader(names: Self.names, keepsUnknown: false)
        let content = reader.read(proposal, original: nil, into: &problems)
        #expect(problems.isEmpty, "\(type.name): \(problems.map(\.message))")
        return try #require(content)
    }

    @Test func `every example changes something`() throws {
        for type in Catalogue.all {
            #expect(try !Catalogue.changes(of: Examples.content(type)).isEmpty, "\(type.name)")
        }
    }
}

/// The examples of the catalogue as events with a fixed identifier, time and salt.
enum Examples {
    static func proposal(_ type: EventType) -> Proposal {
        Proposal(
            id: EventID("example"), type: type.name,
            data: [
                "version": .integer(type.version), "occurred": .text(type.example.occurred),
                "sources": ["none": "an example"], "payload": .object(type.example.payload),
            ])
    }

    static func content(_ type: EventType) throws -> Content {
        Content(
            type: type.name, version: type.version, occurred: try EDTF(type.example.occurred),
            sources: .none(because: "an example"), note: nil, payload: type.example.payload)
    }

    static func event(_ content: Content) -> Event {
        Event(
            position: Position(1), id: EventID("example"), content: content,
            recorded: Instant.startOfDay(Day(number: 19_173)), recordedBy: "example", origin: "urn:example",
            salt: Array(0..<16))
    }
}
