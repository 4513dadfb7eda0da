/// The runs of backticks in a text, by their length: code ends at the next run that is as long as the one that begins it.
struct BacktickRuns {
    private let bytes: [UInt8]
    /// Where the runs of each length begin, in order.
    private var starts: [Int: [Int]] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .backtick else {
                index += 1
                continue
            }
            let length = length(at: index)
            starts[length, default: []].append(index)
            index += length
        }
    }

    /// The length of the run that begins at an index, or that it is inside of.
    func length(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == .backtick { end += 1 }
        return end - start
    }

    /// The start of the first run of a length after an index that no run crosses.
    func next(_ length: Int, from start: Int) -> Int? {
        guard let starts = starts[length] else { return nil }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < start { low = middle + 1 } else { high = middle }
        }
        return low < starts.count ? starts[low] : nil
    }
}
