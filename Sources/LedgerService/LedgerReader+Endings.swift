// What put laws out of force that had supported cells: a cause of what such a cell shows, though nothing of it is left there.
import EventLog
import Ledger

extension LedgerReader {
    /// Of cells that certain instruments supported at the first of two points and no more at the second: the steps by which
    /// the provisions read are not in force any more at the second.
    func endings(
        of pairs: [(first: StoredCell?, second: StoredCell?)], by second: Point
    ) throws -> [Cell: [Position]] {
        let lost = pairs.compactMap { pair -> (cell: StoredCell, instruments: Set<InstrumentID>)? in
            guard let first = pair.first else { return nil }
            let lost = Set(first.value.support).subtracting(pair.second?.value.support ?? [])
            return lost.isEmpty ? nil : (first, lost)
        }
        guard !lost.isEmpty else { return [:] }
        let instruments = try instruments(lost.reduce(into: []) { $0.formUnion($1.instruments) }, at: second)
        let findings = try findings(at: lost.flatMap(\.cell.value.causes), knownAt: second.position)
        return lost.reduce(into: [:]) { endings, lost in
            let read = lost.cell.value.causes.compactMap { findings[$0] }.filter {
                $0.cell == lost.cell.cell && lost.instruments.contains($0.instrument)
            }
            endings[lost.cell.cell] = read.compactMap { finding in
                let standing = instruments[finding.instrument]?.standing(
                    of: finding.provisions, on: second.day)
                return standing?.state == .inForce ? nil : standing?.position
            }
        }
    }

    /// Instruments by the steps known at a point.
    private func instruments(_ ids: Set<InstrumentID>, at point: Point) throws -> [InstrumentID: Instrument] {
        let ids = ids.sorted()
        var known = Knowledge(partial: true)
        for (id, steps) in zip(ids, try log.steps(of: ids, through: point.position)) {
            known.track(id, steps: steps)
        }
        return Dictionary(
            uniqueKeysWithValues: ids.map {
                ($0, Instrument($0, facts: known.facts(about: .instrument($0))))
            })
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
