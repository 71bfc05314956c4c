// What a matrix supposes that takes an instrument to be in force.
public import Ledger

/// An instrument that is supposed to be in force, and the cells on which that bears.
public struct Supposition: Sendable {
    /// The instrument.
    public let instrument: InstrumentID
    /// Since when the whole of it is in force as it is, so that nothing is supposed; nil where it is not.
    public let inForce: EDTF?
    /// The cells for which it was read.
    public let cells: Set<Cell>
}

extension LedgerReader {
    /// What it means at a point to suppose that an instrument were in force.
    public func supposition(of instrument: String, at point: Point) throws -> Supposition {
        let (instrument, known) = try self.instrument(instrument, at: point.position)
        let standing = instrument.standing(on: point.day)
        let isWhole = standing?.state == .inForce && standing?.provisions.isEmpty ?? false
        return Supposition(
            instrument: instrument.id, inForce: isWhole ? standing?.since : nil,
            cells: Set(known.cells(of: instrument.id)))
    }
}
