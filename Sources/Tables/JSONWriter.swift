// Writes a table as JSON for machines, one row to a line so that two exports can be compared by line.
// It knows no wording: keys are the columns' names.

private import JSON

/// A JSON array of one object per row, each in canonical form (RFC 8785) on a line of its own.
public struct JSONWriter: TableWriter, Equatable {
    /// A writer of JSON; it has no options.
    public init() {}

    /// Nothing: the array begins with its first row.
    public func begin(_ table: Table) -> (head: String, layout: Void) { ("", ()) }

    /// An object of the machines' columns for each row.
    public func rows(_ table: Table, _ layout: Void, areFirst: Bool) -> String {
        let shown = table.seen(by: .machines)
        guard !shown.rows.isEmpty else { return "" }
        let objects = shown.rows.map { row in
            let members = zip(shown.columns, row).map { ($0.name, $0.json(of: $1)) }
            return JSON.object(Dictionary(members, uniquingKeysWith: { first, _ in first })).canonical
        }
        return (areFirst ? "[\n" : ",\n") + objects.joined(separator: ",\n")
    }

    /// The end of the array; without rows `[]`.
    public func end(isEmpty: Bool) -> String { isEmpty ? "[]\n" : "\n]\n" }
}
