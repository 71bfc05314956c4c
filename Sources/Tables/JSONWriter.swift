// Writes a table as JSON for machines, one row to a line so that two exports can be compared by line.
// It knows no wording: keys are the columns' names.

private import JSON

/// A JSON array of one object per row, each in canonical form (RFC 8785) on a line of its own.
public struct JSONWriter: TableWriter, Equatable {
    /// A writer of JSON; it has no options.
    public init() {}

    /// The machines' columns of the table; without rows `[]`.
    public func write(_ table: Table) -> String {
        let shown = table.seen(by: .machines)
        guard !shown.rows.isEmpty else { return "[]\n" }
        let objects = shown.rows.map { row in
            let members = zip(shown.columns, row).map { ($0.name, $0.json(of: $1)) }
            return JSON.object(Dictionary(members, uniquingKeysWith: { first, _ in first })).canonical
        }
        return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
    }
}
