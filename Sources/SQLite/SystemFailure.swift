// The operating system's own words for a failure.
// May not add advice: that is for whoever knows what was being done.

import Glibc

enum SystemFailure {
    /// The text of an `errno` value.
    static func text(_ number: Int32) -> String {
        guard let words = unsafe strerror(number) else { return "error \(number)" }
        return unsafe String(cString: words)
    }
}
