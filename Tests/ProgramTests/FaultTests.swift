// The quick form of every part of Tests/faults with the program as it was built: kills, simulated power cuts, many
// processes at once, bad media, clocks that go back. Scripts/faults runs the whole.
import Foundation
import Testing

@Suite(.serialized) struct FaultTests {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("faults").path

    @Test(arguments: ["kills", "power-cuts", "contention", "media", "clocks"])
    func `faults are survived`(_ part: String) throws {
        let home = try TemporaryDirectory()
        let compiled = try BuiltProgram.run(
            "cc -O1 -Wall -Wextra -Werror -shared -fPIC -o shim.so '\(Self.folder)/record_writes.c'",
            in: home.url)
        #expect(compiled == CaseFile.Answer())
        let answer = try BuiltProgram.run(
            "PYTHONDONTWRITEBYTECODE=1 python3 '\(Self.folder)/main.py' \(part) --quick --shim shim.so --directory ."
                + " --program \"$(command -v lawledger)\"", in: home.url, atMostSeconds: 300)
        #expect(answer.code == 0, "\(answer.output)\(answer.talk)")
        #expect(answer.output.hasSuffix("\n0 violations\n"))
    }
}
