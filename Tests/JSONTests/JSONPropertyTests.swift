// Laws that hold for every value and every text, tried on seeded random ones.

import JSON
import Testing

struct JSONPropertyTests {
    @Test func `reads what it has written as the same value`() throws {
        var generator = SeededGenerator(seed: 8785)
        for _ in 0..<1000 {
            let value = generator.value()
            let bytes = value.canonicalBytes
            let read = try JSON(parsing: bytes)
            #expect(read == value)
            #expect(read.hashValue == value.hashValue)
            #expect(read.canonicalBytes == bytes)
        }
    }

    @Test func `reads the form for people as the same value`() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            let value = generator.value()
            #expect(try JSON(parsing: value.indented) == value)
        }
    }

    @Test func `reads or refuses any mutation at a byte of it, and can write again what it reads`() throws {
        var generator = SeededGenerator(seed: 8259)
        for _ in 0..<3000 {
            var bytes = generator.value().canonicalBytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) { generator.mutate(&bytes) }
            do throws(JSONProblem) {
                let value = try JSON(parsing: bytes)
                #expect(try JSON(parsing: value.canonicalBytes) == value)
            } catch {
                #expect((0...bytes.count).contains(error.offset))
                #expect(!error.message.isEmpty && !error.message.utf8.contains { $0 < 0x20 })
            }
        }
    }

    @Test func `refuses a list cut short anywhere, at the end of what there is`() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let bytes = JSON.list([generator.value()]).canonicalBytes
            let length = Int.random(in: 0..<bytes.count, using: &generator)
            #expect(refusal(of: Array(bytes[..<length]))?.offset == length)
        }
    }
}

extension SeededGenerator {
    /// Changes a byte, mostly to one that means something in JSON.
    mutating func mutate(_ bytes: inout [UInt8]) {
        let telling = Array("{}[]\",:\\u0e.-+ 'tn/\u{0}\u{1F}".utf8) + [0x80, 0xC3, 0xED, 0xF4, 0xFF]
        let place = Int.random(in: 0...bytes.count, using: &self)
        let byte = telling.randomElement(using: &self) ?? 0
        switch Int.random(in: 0..<4, using: &self) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        case 2 where place < bytes.count: bytes[place] = byte
        case 3: bytes.removeSubrange(place...)
        default: bytes.append(byte)
        }
    }
}
