/// Finds parts of a text that come one after the other.
struct ForwardSearch {
    private let bytes: [UInt8]
    private var end = 0
    /// Parts that were not found: a text with many of them is not searched to its end for each.
    private var misses = 0
    private static let mostMisses = 100

    init(in bytes: [UInt8]) { self.bytes = bytes }

    /// The start of the next place of a part, after those found before; nil when there is none.
    mutating func next(_ part: [UInt8], where isPlace: (Int) -> Bool = { _ in true }) -> Int? {
        guard let first = part.first, misses < Self.mostMisses else { return nil }
        var index = end
        while index + part.count <= bytes.count {
            if bytes[index] == first, bytes[index...].starts(with: part), isPlace(index) {
                end = index + part.count
                return index
            }
            index += 1
        }
        misses += 1
        return nil
    }
}
