// Which numbers are read, as what, and which are refused.

import JSON
import Testing

struct JSONNumberTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("-0.0", 0), ("0e5", 0), ("-0E-5", 0), ("7", 7), ("-12", -12), ("1.0", 1),
        ("1e3", 1000), ("1E+3", 1000), ("12.50e1", 125), ("1000e-3", 1), ("0e-400", 0),
        ("9007199254740991", 9_007_199_254_740_991), ("-9007199254740991", -9_007_199_254_740_991),
        ("9007199254740991.0", 9_007_199_254_740_991), ("9.007199254740991e15", 9_007_199_254_740_991),
    ])
    func `reads a whole number as an integer however it is written`(text: String, integer: Int) throws {
        guard case .integer(let found) = try JSON(parsing: text) else {
            Issue.record("\(text) was not read as an integer")
            return
        }
        #expect(found == integer)
    }

    @Test(arguments: [
        ("0.1", 0.1), ("-2.5", -2.5), ("1e-7", 1e-7), ("1e21", 1e21), ("1E30", 1e30), ("-1e+21", -1e21),
        ("1.7976931348623157e308", .greatestFiniteMagnitude), ("5e-324", .leastNonzeroMagnitude),
        ("0.30000000000000004", 0.1 + 0.2), ("333333333.33333329", 333333333.3333333),
    ])
    func `reads any other number as a double`(text: String, number: Double) throws {
        guard case .number(let found) = try JSON(parsing: text) else {
            Issue.record("\(text) was not read as a double")
            return
        }
        #expect(found.bitPattern == number.bitPattern)
    }

    @Test(arguments: [
        "9007199254740992", "-9007199254740992", "99999999999999999999999999", "1000000000000000000000",
        "9007199254740992.0", "1e16", "1e20", "999999999999999900000e0", "1000000000000000000000.0",
    ])
    func `refuses a whole number that is not exact`(text: String) {
        let message = "\(text) is beyond ±9007199254740991, as far as whole numbers are exact; write a text"
        #expect(refusal(of: "[\(text)]") == JSONProblem(offset: 1, message: message))
    }

    @Test(arguments: ["1e309", "-1e309", "1.7976931348623159e308", "1e99999999999999999999"])
    func `refuses a number that would be infinite`(text: String) {
        let message = "\(text) is out of range: larger than the largest double"
        #expect(refusal(of: "[\(text)]") == JSONProblem(offset: 1, message: message))
    }

    @Test(arguments: ["1e-400", "-0.001e-400", "2e-324", "1e-99999999999999999999"])
    func `refuses a number that would become zero`(text: String) {
        let message = "\(text) is out of range: a double would make it zero"
        #expect(refusal(of: "[\(text)]") == JSONProblem(offset: 1, message: message))
    }

    @Test(arguments: [
        ("[01]", 1, "a number may not begin with zeros; remove them or write a text"),
        ("[-00]", 2, "a number may not begin with zeros; remove them or write a text"),
        ("[00.5]", 1, "a number may not begin with zeros; remove them or write a text"),
        ("[1.]", 3, "a digit is missing after the decimal point of the number"),
        ("[1.e5]", 3, "a digit is missing after the decimal point of the number"),
        ("[-]", 2, "a digit is missing after the minus sign of the number"),
        ("[-Infinity]", 2, "a digit is missing after the minus sign of the number"),
        ("[1e]", 3, "a digit is missing after the e of the number"),
        ("[1e+]", 4, "a digit is missing after the e of the number"),
        ("[0x1F]", 1, "0x1F is not a number as JSON writes it"),
        ("[1_000]", 1, "1_000 is not a number as JSON writes it"),
        ("[1.2.3]", 1, "1.2.3 is not a number as JSON writes it"),
        ("[2022-04-12]", 1, "2022-04-12 is not a number as JSON writes it"),
    ])
    func `refuses a malformed number`(text: String, offset: Int, message: String) {
        #expect(refusal(of: text) == JSONProblem(offset: offset, message: message))
    }
}
