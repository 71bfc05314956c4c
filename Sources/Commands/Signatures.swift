// Whose signatures of a checkpoint hold, in words; a check that fails ends the command.
import CommandParsing
import Evidence

extension Call {
    /// Says who signed a checkpoint, by the keys given.
    ///
    /// - Throws: `CheckFailed` where none of them has signed it, or a signature in the name of one does not hold.
    func signatures(of checkpoint: Checkpoint, in path: String, by keys: [VerifierKey]) throws -> String {
        let found = try checkpoint.verification(by: keys)
        guard found.isVerified else { throw CheckFailed(problems: ["\(path): \(found)"]) }
        let missing = keys.map(\.identity).filter { !found.signers.contains($0) }.map(\.description)
        return "\(found)" + (missing.isEmpty ? "" : "; not signed by \(missing.joined(separator: ", "))")
    }

    /// Refuses options that have no meaning in a form of a command.
    func refuse(_ options: [Option<String>], with form: String) throws(UsageError) {
        for option in options where invocation.value(of: option) != nil {
            throw invocation.refusal("--\(option.declaration.name) has no meaning with \(form): leave it out")
        }
    }
}

extension Checkpoint {
    /// Its size and root, as sentences name them.
    var words: String { size == 1 ? "1 event, root \(root)" : "\(size) events, root \(root)" }
}
