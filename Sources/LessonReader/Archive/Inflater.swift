/// Unpacks what was compressed by the method of `.zip` and `.gz` (Deflate, RFC 1951), up to a limit.
struct Inflater {
    private let packed: ArraySlice<UInt8>
    private let limit: Int
    private var position: Int
    private var bits = 0
    private var bitCount = 0
    private var unpacked: [UInt8] = []

    init(_ packed: ArraySlice<UInt8>, limit: Int) {
        self.packed = packed
        self.limit = limit
        position = packed.startIndex
    }

    /// - Throws: `tooMuch` as soon as there is more than the limit.
    mutating func unpack() throws(Archive.Fault) -> [UInt8] {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try copyStored()
            case 1: try decode(Self.fixedLengths, Self.fixedDistances)
            case 2:
                let (lengths, distances) = try readCodes()
                try decode(lengths, distances)
            default: throw .damaged
            }
        }
        return unpacked
    }

    private mutating func take(_ count: Int) throws(Archive.Fault) -> Int {
        while bitCount < count {
            guard position < packed.endIndex else { throw .damaged }
            bits |= Int(packed[position]) << bitCount
            position += 1
            bitCount += 8
        }
        defer {
            bits >>= count
            bitCount -= count
        }
        return bits & ((1 << count) - 1)
    }

    private func checkRoom(for count: Int) throws(Archive.Fault) {
        guard unpacked.count + count <= limit else { throw .tooMuch }
    }

    private mutating func copyStored() throws(Archive.Fault) {
        bits = 0
        bitCount = 0
        let (count, complement) = (try take(16), try take(16))
        guard count == ~complement & 0xFFFF, position + count <= packed.endIndex else { throw .damaged }
        try checkRoom(for: count)
        unpacked += packed[position..<(position + count)]
        position += count
    }

    private mutating func decode(_ lengths: HuffmanCode, _ distances: HuffmanCode) throws(Archive.Fault) {
        while true {
            let symbol = try symbol(of: lengths)
            switch symbol {
            case 0..<256:
                try checkRoom(for: 1)
                unpacked.append(UInt8(symbol))
            case 256: return
            case 257..<286:
                let length = Self.lengthBases[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
                let code = try self.symbol(of: distances)
                guard code < 30 else { throw .damaged }
                let distance = Self.distanceBases[code] + (try take(Self.distanceBits[code]))
                guard distance <= unpacked.count else { throw .damaged }
                try checkRoom(for: length)
                // What is copied may itself be part of the copy.
                for _ in 0..<length { unpacked.append(unpacked[unpacked.count - distance]) }
            default: throw .damaged
            }
        }
    }

    private mutating func symbol(of code: HuffmanCode) throws(Archive.Fault) -> Int {
        var (word, first, index) = (0, 0, 0)
        for count in code.counts.dropFirst() {
            word |= try take(1)
            if word - count < first { return code.symbols[index + word - first] }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        throw .damaged
    }

    /// The two codes at the start of a block, themselves compressed.
    private mutating func readCodes() throws(Archive.Fault) -> (HuffmanCode, HuffmanCode) {
        let (lengthCount, distanceCount) = (try take(5) + 257, try take(5) + 1)
        let codeCount = try take(4) + 4
        guard lengthCount <= 286, distanceCount <= 30 else { throw .damaged }
        var bitLengths = [Int](repeating: 0, count: 19)
        for position in Self.orderOfCodes.prefix(codeCount) { bitLengths[position] = try take(3) }
        let code = try HuffmanCode(bitLengths)
        var all: [Int] = []
        while all.count < lengthCount + distanceCount {
            let symbol = try symbol(of: code)
            switch symbol {
            case 0..<16: all.append(symbol)
            case 16:
                guard let last = all.last else { throw .damaged }
                all += [Int](repeating: last, count: 3 + (try take(2)))
            case 17: all += [Int](repeating: 0, count: 3 + (try take(3)))
            default: all += [Int](repeating: 0, count: 11 + (try take(7)))
            }
        }
        guard all.count == lengthCount + distanceCount, all[256] > 0 else { throw .damaged }
        return (try HuffmanCode(all[..<lengthCount]), try HuffmanCode(all[lengthCount...]))
    }

    private static let orderOfCodes = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
        6145,
        8193, 12289, 16385, 24577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    // The standard's own codes are complete.
    private static let fixedLengths = try! HuffmanCode(
        (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = try! HuffmanCode([Int](repeating: 5, count: 30))
}

/// A code of words with up to 15 bits, in the order that the length of each symbol's word gives.
struct HuffmanCode {
    /// How many words have each length.
    var counts = [Int](repeating: 0, count: 16)
    /// In the order of their words.
    var symbols: [Int] = []

    init(_ lengths: some Collection<Int>) throws(Archive.Fault) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var free = 1
        for count in counts.dropFirst() {
            free = free << 1 - count
            guard free >= 0 else { throw .damaged }
        }
        symbols = (1..<16).flatMap { length in
            lengths.enumerated().filter { $0.element == length }.map(\.offset)
        }
    }
}
