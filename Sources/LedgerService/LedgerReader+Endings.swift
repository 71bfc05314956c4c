// What put laws out of force that had supported cells: a cause of what such a cell shows, though nothing of it is left there.
import EventLog
import Ledger

extension LedgerReader {
    /// Of cells that certain instruments supported at the first of two points and no more at the second: the steps by which
    /// the provisions read are not in force any more at the second.
    func endings(
        of pairs: [(first: StoredCell?, second: StoredCell?)], by second: Point
    ) throws -> [Cell: [Position]] {
        let lost = LedgerReader.lawLost(in: pairs)
        guard !lost.isEmpty else { return [:] }
        let instruments = try instruments(lost.reduce(into: []) { $0.formUnion($1.instruments) }, at: second)
        let parted = Set(instruments.values.filter(\.isParted).map(\.id))
        let findings = try findings(
            at: lost.filter { !parted.isDisjoint(with: $0.instruments) }.flatMap(\.cell.value.causes),
            knownAt: second.position)
        return lost.reduce(into: [:]) { endings, lost in
            let read = lost.cell.value.causes.compactMap { findings[$0] }.filter {
                $0.cell == lost.cell.cell && parted.contains($0.instrument)
                    && lost.instruments.contains($0.instrument)
            }
            let standings =
                read.map { instruments[$0.instrument]?.standing(of: $0.provisions, on: second.day) }
                + lost.instruments.subtracting(parted).sorted().map {
                    instruments[$0]?.standing(on: second.day)
                }
            endings[lost.cell.cell] = standings.compactMap(\.self).filter { $0.state != .inForce }
                .map(\.position)
        }
    }

    /// Of cells that certain instruments supported as known at the first of two points and no more at the second: the steps
    /// of these that were recorded, corrected or restored between them.
    func steps(
        ofLawLostIn pairs: [(first: StoredCell?, second: StoredCell?)], _ first: Point, _ second: Point
    ) throws -> [Cell: [Position]] {
        let lost = LedgerReader.lawLost(in: pairs)
        let instruments = try instruments(lost.reduce(into: []) { $0.formUnion($1.instruments) }, at: second)
        let fresh = instruments.mapValues { instrument in
            instrument.facts.filter { $0.known > first.position }.map(\.position)
        }
        return lost.reduce(into: [:]) { steps, lost in
            steps[lost.cell.cell] = Set(lost.instruments.flatMap { fresh[$0] ?? [] }).sorted()
        }
    }

    /// The cells that certain instruments supported at the first of two points and no more at the second, as they were at the
    /// first.
    private static func lawLost(
        in pairs: [(first: StoredCell?, second: StoredCell?)]
    ) -> [(cell: StoredCell, instruments: Set<InstrumentID>)] {
        pairs.compactMap { pair in
            guard let first = pair.first else { return nil }
            let lost = Set(first.value.support).subtracting(pair.second?.value.support ?? [])
            return lost.isEmpty ? nil : (first, lost)
        }
    }

    /// Instruments by the steps known at a point.
    private func instruments(_ ids: Set<InstrumentID>, at point: Point) throws -> [InstrumentID: Instrument] {
        let ids = ids.sorted()
        let slices = try log.facts(aboutStepsOf: ids, through: point.position)
        return Dictionary(
            uniqueKeysWithValues: zip(ids, slices).map { ($0, Instrument($0, facts: $1.holding)) })
    }

    /// The findings among the events at some positions, as they hold.
    private func findings(at positions: [Position], knownAt end: Position) throws -> [Position: Finding] {
        let entries = try log.entries(at: Set(positions).sorted(), knownAt: end)
        return entries.reduce(into: [:]) { findings, entry in
            for case .finding(let finding) in entry.facts.map(\.change) {
                findings[entry.event.position] = finding
            }
        }
    }
}
