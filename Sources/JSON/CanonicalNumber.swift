// How a number is written: as ECMAScript prints a double (RFC 8785, section 3.2.2.3; ECMA-262, Number::toString).
// The digits are Swift's, which are the shortest that give the double back; only their layout is decided here.

enum CanonicalNumber {
    static func write(_ integer: Int, to output: inout [UInt8]) {
        if integer.magnitude <= JSONReader.largestExactInteger.magnitude {
            output.append(contentsOf: String(integer).utf8)
        } else {
            write(Double(integer), to: &output)
        }
    }

    static func write(_ number: Double, to output: inout [UInt8]) {
        guard number.isFinite else { return output.append(contentsOf: "null".utf8) }
        guard number != 0 else { return output.append(Byte.zero) }
        if number < 0 { output.append(Byte.minus) }
        let decimal = shortestDecimal(of: number.magnitude)
        let (digits, pointPlace) = (decimal.digits, decimal.pointPlace)
        switch pointPlace {
        case 1...21 where digits.count <= pointPlace:
            output.append(contentsOf: digits)
            output.append(contentsOf: repeatElement(Byte.zero, count: pointPlace - digits.count))
        case 1...21:
            output.append(contentsOf: digits[..<pointPlace])
            output.append(Byte.point)
            output.append(contentsOf: digits[pointPlace...])
        case -5...0:
            output.append(contentsOf: [Byte.zero, Byte.point])
            output.append(contentsOf: repeatElement(Byte.zero, count: -pointPlace))
            output.append(contentsOf: digits)
        default:
            writeWithExponent(digits, pointPlace - 1, to: &output)
        }
    }

    private static func writeWithExponent(_ digits: [UInt8], _ exponent: Int, to output: inout [UInt8]) {
        output.append(contentsOf: digits.prefix(1))
        if digits.count > 1 {
            output.append(Byte.point)
            output.append(contentsOf: digits.dropFirst())
        }
        output.append(contentsOf: (exponent < 0 ? "e" : "e+").utf8)
        output.append(contentsOf: String(exponent).utf8)
    }

    /// The digits without zeros at either end, and how many of them stand before the decimal point.
    private static func shortestDecimal(of number: Double) -> (digits: [UInt8], pointPlace: Int) {
        let parts = number.description.utf8.split(separator: Byte.smallE)
        let exponent = parts.count > 1 ? Int(Substring(parts[1])) ?? 0 : 0
        let mantissa = Array(parts[0])
        let wholeDigits = mantissa.firstIndex(of: Byte.point) ?? mantissa.count
        let digits = mantissa.filter { $0 != Byte.point }
        let significant = Array(digits.drop { $0 == Byte.zero })
        let trailingZeros = significant.reversed().prefix { $0 == Byte.zero }.count
        return (
            Array(significant.dropLast(trailingZeros)),
            wholeDigits + exponent - (digits.count - significant.count)
        )
    }
}
