// Halving a sorted array.

extension RandomAccessCollection where Index == Int {
    /// The index of the first element that passes a test, where all after it pass too; the end if none does.
    func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
