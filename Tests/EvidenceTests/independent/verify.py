#!/usr/bin/env python3
"""Verifies what lawledger proves, without any code of lawledger: the tree of RFC 9162 and C2SP signed notes by their
texts, with hashlib and the Ed25519 of the Python package `cryptography`.

    verify.py KEY CHECKPOINT                    is the checkpoint signed by this key?
    verify.py KEY CHECKPOINT PROOF              is the event of the proof in the ledger of the checkpoint?
    verify.py KEY OLDER NEWER PROOF             did the ledger only grow from one checkpoint to the other?
    verify.py KEY CHECKPOINT PROOF EVENT        the same as the second; and is it this event (a line of an export)?

KEY is a file with a verifier key, name+hash+base64. Prints "ok" and exits 0, or prints what is wrong and exits 1.
"""
import base64
import hashlib
import json
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Wrong(Exception):
    pass


def expect(holds, message):
    if not holds:
        raise Wrong(message)


def sha256(*pieces):
    return hashlib.sha256(b"".join(pieces)).digest()


def unbase64(text):
    return base64.b64decode(text, validate=True)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def read_key(text):
    name, hash_text, encoded = text.strip().split("+", 2)
    key = unbase64(encoded)
    expect(len(key) == 33 and key[0] == 1, "the key is not an Ed25519 verifier key")
    expect(sha256(name.encode(), b"\n", key)[:4].hex() == hash_text, "the hash of the key is not its own")
    return name, key[1:], bytes.fromhex(hash_text)


def open_checkpoint(note, key):
    """Origin, size and root of a checkpoint that the key has signed."""
    name, public, key_hash = key
    split = note.rindex(b"\n\n")
    text, signatures = note[: split + 1], note[split + 2 :]
    held = False
    for line in signatures.decode().splitlines():
        dash, signer, encoded = line.split(" ")
        signature = unbase64(encoded)
        if dash == "\u2014" and signer == name and signature[:4] == key_hash:
            Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text)
            held = True
    expect(held, "the key has not signed the checkpoint")
    lines = text.decode().split("\n")
    return lines[0], int(lines[1]), unbase64(lines[2])


def root_from_inclusion(index, size, leaf_hash, path):
    """RFC 9162, section 2.1.3.2."""
    expect(index < size, "the leaf is outside the tree")
    fn, sn, r = index, size - 1, leaf_hash
    for p in path:
        expect(sn != 0, "the proof is too long")
        if fn & 1 or fn == sn:
            r = sha256(b"\x01", p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha256(b"\x01", r, p)
        fn, sn = fn >> 1, sn >> 1
    expect(sn == 0, "the proof is too short")
    return r


def check_consistency(first, second, first_root, second_root, path):
    """RFC 9162, section 2.1.4.2."""
    expect(0 < first <= second, "the sizes are no older and newer one")
    if first == second:
        expect(not path and first_root == second_root, "two trees of one size differ")
        return
    expect(path, "the proof is empty")
    if first & (first - 1) == 0:
        path = [first_root] + path
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        expect(sn != 0, "the proof is too long")
        if fn & 1 or fn == sn:
            fr, sr = sha256(b"\x01", c, fr), sha256(b"\x01", c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = sha256(b"\x01", sr, c)
        fn, sn = fn >> 1, sn >> 1
    expect(sn == 0, "the proof is too short")
    expect(fr == first_root, "the proof does not lead to the older root")
    expect(sr == second_root, "the proof does not lead to the newer root")


def check_inclusion(proof, key, checkpoint):
    """The leaf of a C2SP tlog-proof that is in the tree of the checkpoint."""
    head, note = proof.split(b"\n\n", 1)
    lines = head.decode().split("\n")
    expect(lines[0] == "c2sp.org/tlog-proof@v1", "this is no tlog-proof")
    expect(open_checkpoint(note, key) == checkpoint, "the proof is about another checkpoint")
    leaf = unbase64(lines[1].removeprefix("extra "))
    index = int(lines[2].removeprefix("index "))
    expect(json.loads(leaf)["position"] == index + 1, "the event stands at another position")
    _, size, root = checkpoint
    path = [unbase64(line) for line in lines[3:]]
    found = root_from_inclusion(index, size, sha256(b"\x00", leaf), path)
    expect(found == root, "the proof does not lead to the root")
    return leaf


def canonical(value):
    # RFC 8785 for what events hold: whole numbers, and keys whose order is that of their characters.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


PARTS = ["payload", "note", "sources", "recordedBy"]


def kept_of(salt):
    """What a line keeps of each part: its own salt, or the digest of what was erased."""
    if len(salt) == 16:
        return {name: (sha256(salt, b"lawledger part " + name.encode())[:16], None) for name in PARTS}
    expect(salt[0] == 1, "the salt has no known form")
    kept, rest = {}, salt[2:]
    for bit, name in enumerate(PARTS):
        is_erased = salt[1] >> bit & 1
        piece, rest = (rest[:32], rest[32:]) if is_erased else (rest[:16], rest[16:])
        kept[name] = (None, piece.hex()) if is_erased else (piece, None)
    expect(not rest, "the salt has no known form")
    return kept


def check_event(leaf, line):
    """The leaf is that of this event; what was erased of it counts by its digest."""
    event, stated = json.loads(line), json.loads(leaf)
    data = event["data"]
    parts = {
        "payload": data["payload"],
        "note": data.get("note"),
        "sources": data["sources"],
        "recordedBy": event.get("recordedby"),
    }
    made = {
        "id": event["id"],
        "occurred": data["occurred"],
        "position": stated["position"],
        "recorded": event["time"],
        "source": event["source"],
        "type": event["type"],
        "version": data["version"],
    }
    for name, (part_salt, digest) in kept_of(bytes.fromhex(event["salt"])).items():
        made[name] = digest or sha256(part_salt, canonical(parts[name])).hex()
    expect(canonical(made) == leaf, "the proof is about another event, or about another text of it")


def main(paths):
    expect(len(paths) in (2, 3, 4), __doc__)
    key = read_key(read(paths[0]).decode())
    first = open_checkpoint(read(paths[1]), key)
    if len(paths) == 2:
        return
    last = read(paths[-1])
    if len(paths) == 4 and last.startswith(b"lawledger consistency proof v1\n"):
        second = open_checkpoint(read(paths[2]), key)
        lines = last.decode().split("\n")
        expect(first[0] == second[0], "the checkpoints are of two logs")
        expect(lines[1:3] == [f"from {first[1]}", f"to {second[1]}"], "the proof is about other sizes")
        path = [unbase64(line) for line in lines[3:-1]]
        check_consistency(first[1], second[1], first[2], second[2], path)
        return
    leaf = check_inclusion(read(paths[2]), key, first)
    if len(paths) == 4:
        check_event(leaf, last)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
        print("ok")
    except InvalidSignature:
        print("the signature does not belong to the text")
        sys.exit(1)
    except (Wrong, ValueError, KeyError, OSError) as error:
        print(error)
        sys.exit(1)
