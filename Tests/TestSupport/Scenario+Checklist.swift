// The checklist of most scenarios: the four indicators that are known, with the criteria of the document.

extension Scenario {
    /// A checklist with grooming, extraterritorial-jurisdiction, extradition and double-criminality.
    public static let checklist = """
        @checklist ../2019-08 checklist.published checklist=sec title="Legal Checklist"
        @grooming ../2019-08 indicator.defined checklist=sec indicator=grooming statement=s \
        \(scale) criteria=\(groomingCriteria) table=\(groomingTable) sentences=\(clauses)
        @etj ../2019-08 indicator.defined checklist=sec indicator=extraterritorial-jurisdiction statement=s \
        \(scale) criteria=\(jurisdictionCriteria) table=\(jurisdictionTable)
        @extradition ../2019-08 indicator.defined checklist=sec indicator=extradition statement=s \(scale)
        @criminality ../2019-08 indicator.defined checklist=sec indicator=double-criminality statement=s \(scale)
        """

    /// No, Partially, Yes.
    public static let scale = #"scale=["No","Partially","Yes"]"#

    private static let groomingCriteria = questions([
        "criminalised", "technology", "offline", "without-meeting",
    ])

    /// The rows of § 6 for grooming.
    private static let groomingTable = """
        [{"level":"No","when":{"criminalised":false}},\
        {"level":"Yes","when":{"criminalised":true,"technology":true,"offline":true,"without-meeting":true}},\
        {"level":"Partially","when":{"criminalised":true,"without-meeting":false}},\
        {"level":"Partially","when":{"criminalised":true,"technology":false}}]
        """

    private static let jurisdictionCriteria = questions([
        "active", "passive", "all-offences", "habitual-residents", "unconditional",
    ])

    /// The rows of § 6 for extraterritorial jurisdiction.
    private static let jurisdictionTable = """
        [{"level":"No","when":{"active":false,"passive":false}},\
        {"level":"Yes","when":{"active":true,"passive":true,"all-offences":true,"habitual-residents":true,\
        "unconditional":true}},\
        {"level":"Partially","when":{}}]
        """

    /// The clauses of the regional sentence of grooming.
    private static let clauses = """
        {"Yes":{"one":"criminalises grooming","many":"criminalise grooming"},\
        "Partially":{"one":"does partially","many":"do partially"},"No":{"one":"does not","many":"do not"}}
        """

    /// Criteria with their questions.
    public static func questions(_ ids: [String]) -> String {
        "[" + ids.map { #"{"id":"\#($0)","question":"Is it so?"}"# }.joined(separator: ",") + "]"
    }
}
