/// Swift's own mark for something to be filled in, `<#…#>`: what a starter is full of, and a finished answer free of.
package enum EditorPlaceholder {
    /// Whether code still has one: then nobody has begun with it.
    package static func occurs(in code: String) -> Bool {
        ranges(in: Array(code.utf8)).first != nil
    }

    /// The code with a call in the place of each, so that the compiler can judge the rest; lines stay where they are.
    package static func filled(_ code: String) -> String {
        let source = Array(code.utf8)
        var result: [UInt8] = []
        var position = 0
        for range in ranges(in: source) {
            result += source[position..<range.lowerBound] + Array("notStarted()".utf8)
            result += source[range].filter { $0 == UInt8(ascii: "\n") }
            position = range.upperBound
        }
        return String(decoding: result + source[position...], as: UTF8.self)
    }

    private static func ranges(in source: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for index in source.indices.dropLast() {
            switch (source[index], source[index + 1]) {
            case (UInt8(ascii: "<"), UInt8(ascii: "#")): start = start ?? index
            case (UInt8(ascii: "#"), UInt8(ascii: ">")):
                if let first = start, index > first + 1 { ranges.append(first..<(index + 2)) }
                start = nil
            default: break
            }
        }
        return ranges
    }
}
