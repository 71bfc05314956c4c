// The canonical form against RFC 8785: its table of numbers (appendix B) and its examples (section 3.2).

import JSON
import Testing

struct CanonicalFormTests {
    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
            (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"), (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"), (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"), (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"), (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func `writes the numbers of appendix B`(bits: UInt64, expected: String) {
        #expect(JSON.number(Double(bitPattern: bits)).canonical == expected)
    }

    @Test(arguments: [(1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (0.1, "0.1"), (-100, "-100"), (12.5, "12.5")])
    func `writes the thresholds and the plain forms as ECMAScript does`(number: Double, expected: String) {
        #expect(JSON.number(number).canonical == expected)
    }

    @Test func `writes an integer as the double that it is`() {
        #expect(JSON.integer(-9_007_199_254_740_991).canonical == "-9007199254740991")
        // 2^63 − 1 is 2^63 as a double: 9223372036854775808, of which 16 digits tell it apart.
        #expect(JSON.integer(.max).canonical == "9223372036854776000")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `writes null for a number that is not finite`(number: Double) {
        #expect(JSON.number(number).canonical == "null")
    }

    @Test func `writes the example of section 3_2_2 as the bytes of section 3_2_4`() throws {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let bytes = """
            7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a
            5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237
            5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d
            """
        let written = try JSON(parsing: input).canonicalBytes.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(written.joined() == bytes.filter { $0 != "\n" })
    }

    @Test func `sorts the example of section 3_2_3 by UTF-16`() throws {
        let input = #"""
            {
              "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let expected =
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":\"Control\","
            + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
            + "\"😀\":\"Emoji: Grinning Face\",\"\u{FB33}\":\"Hebrew Letter Dalet With Dagesh\"}"
        #expect(try JSON(parsing: input).canonicalBytes == Array(expected.utf8))
    }

    @Test func `sorts pairs after the last code point below them and before those above`() {
        let value: JSON = [
            "\u{FFFF}": 6, "\u{10000}": 3, "\u{E000}": 5, "\u{D7FF}": 2, "ab": 1, "a": 0, "\u{10FFFF}": 4,
        ]
        let keys = ["a", "ab", "\u{D7FF}", "\u{10000}", "\u{10FFFF}", "\u{E000}", "\u{FFFF}"]
        let values = [0, 1, 2, 3, 4, 5, 6]
        let members = zip(keys, values).map { "\"\($0)\":\($1)" }
        #expect(value.canonicalBytes == Array("{\(members.joined(separator: ","))}".utf8))
    }

    @Test func `escapes what must be and nothing else`() {
        let text: JSON = "\u{8}\t\n\u{C}\r\u{1}\u{1B}\u{1F}\"\\/\u{7F}<\u{2028}é"
        let expected = #""\b\t\n\f\r\u0001\u001b\u001f\"\\/"# + "\u{7F}<\u{2028}é\""
        #expect(text.canonicalBytes == Array(expected.utf8))
    }

    @Test func `appends to what is there`() {
        var output = Array("1 ".utf8)
        JSON.list([1, []]).write(canonicalTo: &output)
        #expect(output == Array("1 [1,[]]".utf8))
    }
}
