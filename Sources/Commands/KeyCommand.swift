// Keys that sign checkpoints: made in a file of their own, never in a ledger.
import CommandParsing
import Cryptography
import Evidence

/// What is done with a key.
private enum KeyAction: String, CaseIterable {
    case new, show
}

extension Command {
    private static let action = Argument<KeyAction>(
        "ACTION", reading: .choice, help: "Make a new signing key, or show the verifier key of one.")
    private static let file = Argument<String>("FILE", reading: .file, help: "The file of the signing key.")
    private static let name = Option<String>(
        "name", valueName: "NAME", reading: .text,
        help:
            "Whose key it is, without spaces and plus signs. The key of a ledger bears its origin, the first line of a"
            + " checkpoint; a witness takes an address of its own.")

    static let key = Command(
        CommandDeclaration(
            "key", group: "Prove", summary: "Make a key that signs checkpoints, or show what verifies it.",
            discussion: [
                "The signing key is written to a new file that nobody else can read; it never lies in a ledger. Whoever has"
                    + " it can sign. What is printed is the verifier key, which is to be published."
            ],
            arguments: [action, file], options: [name],
            examples: [
                ("lawledger key new new.key --name example.org/ledgers/asia", "makes a key"),
                ("lawledger key show ledger.key", "prints its verifier key"),
            ])
    ) { call in
        let path = try call.invocation.required(file)
        let name = call.invocation.value(of: name)
        switch try call.invocation.required(action) {
        case .new:
            guard let name else { throw call.invocation.refusal("a key needs a name: give --name NAME") }
            guard let key = SigningKey(name: name, try Ed25519.PrivateKey.random()) else {
                throw call.invocation.refusal(
                    "“\(name)” is no name of a key: it has neither spaces nor plus signs and is not empty")
            }
            try call.world.createSecret(path, Array("\(key.secretText)\n".utf8))
            call.world.write("\(key.verifier.text)\n")
            call.world.say(
                "made \(path), which signs in the name of \(name): keep it where nobody else can read it, and a copy"
                    + " elsewhere. Publish the line above, its verifier key, where readers find it without you: in the"
                    + " outcome document, on the site of the body\n")
        case .show:
            guard name == nil else { throw call.invocation.refusal("--name is for a new key: leave it out") }
            call.world.write("\(try call.signingKey(path).verifier.text)\n")
        }
        return 0
    }
}
