/// Writes what cells print into the committed outputs of a lesson's file, and changes no other byte.
package enum Acceptance {
    /// The file with the outputs that have drifted replaced.
    ///
    /// A fence is made longer when a printed line would close it.
    /// - Parameter file: the bytes that the chapter was read from.
    package static func accept(_ drifts: [OutputDrift], in file: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for drift in drifts.sorted(by: { $0.expected.bytes.lowerBound < $1.expected.bytes.lowerBound }) {
            let range = drift.expected.bytes
            guard range.lowerBound >= position, range.upperBound <= file.count else { continue }
            let fence = Fence(file[..<range.lowerBound], column: drift.expected.place.column)
            let lines = AcceptedLines.lines(committed: drift.expected.text, printed: drift.printed)
            let missing = max(0, lines.map(fence.marksThatEndIt).max() ?? 0) + 1 - fence.marks.count
            let longer = [UInt8](repeating: fence.mark, count: max(0, missing))
            result += file[position..<fence.marks.upperBound] + longer + file[fence.marks.upperBound..<range.lowerBound]
            result += lines.flatMap { line in
                // An empty line needs no indentation, but inside a quotation it needs the `>`.
                let margin = line.isEmpty ? fence.margin.trimmedEnd : fence.margin[...]
                return margin + Array(line.utf8) + fence.lineEnd
            }
            position = range.upperBound
            // There may be no closing fence: the end of the file closes one, too.
            if !longer.isEmpty, let close = file[position...].firstIndex(of: fence.mark) {
                result += file[position..<close] + longer
                position = close
            }
        }
        return result + file[position...]
    }

    /// The opening line of a fence: its indentation, its backticks or tildes (`marks`) and its line end.
    private struct Fence {
        /// The text before each line inside the fence: indentation and the `>` of quotations.
        var margin: [UInt8]
        var lineEnd: [UInt8]
        /// The positions in the file of the characters that open the fence.
        var marks: Range<Int>
        var mark: UInt8

        /// - Parameter file: the bytes up to the end of the opening line.
        init(_ file: ArraySlice<UInt8>, column: Int) {
            let lineEndIndex = file.lastIndex(of: lineFeed) ?? file.endIndex
            let start = file[..<lineEndIndex].lastIndex(of: lineFeed).map { $0 + 1 } ?? file.startIndex
            var line = file[start..<lineEndIndex]
            lineEnd = [lineFeed]
            if line.last == UInt8(ascii: "\r") {
                lineEnd = [UInt8(ascii: "\r"), lineFeed]
                line.removeLast()
            }
            // A list marker precedes the first line of its item only.
            margin = line.prefix(column - 1).map { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : space }
            let opening = line.drop { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "~") }
            mark = opening.first ?? UInt8(ascii: "`")
            let end = opening.prefix { [mark] in $0 == mark }.endIndex
            marks = opening.startIndex..<end
        }

        /// The number of marks in a line that consists of them alone, and would close a fence of that length; 0 for any
        /// other line.
        func marksThatEndIt(_ line: Substring) -> Int {
            let words = line.utf8.drop { $0 == space }
            let run = words.prefix { $0 == mark }
            return words.dropFirst(run.count).allSatisfy { $0 == space } ? run.count : 0
        }
    }
}

private let lineFeed = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

extension [UInt8] {
    fileprivate var trimmedEnd: ArraySlice<UInt8> { self[..<((lastIndex { $0 != space } ?? -1) + 1)] }
}
