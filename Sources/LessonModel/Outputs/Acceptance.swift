/// Writes what cells print into the committed outputs of a lesson's file, and changes no other byte.
package enum Acceptance {
    /// The file with the outputs that have drifted replaced.
    /// - Parameter file: the bytes that the chapter was read from.
    package static func accept(_ drifts: [OutputDrift], in file: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for drift in drifts.sorted(by: { $0.expected.bytes.lowerBound < $1.expected.bytes.lowerBound }) {
            let range = drift.expected.bytes
            guard range.lowerBound >= position, range.upperBound <= file.count else { continue }
            result += file[position..<range.lowerBound]
            result += lines(
                drift.printed, beneath: Fence(file[..<range.lowerBound], column: drift.expected.place.column))
            position = range.upperBound
        }
        return result + file[position...]
    }

    /// A printed line that would end the fence it is written into; the output cannot be accepted then.
    package static func lineThatEndsFence(_ drift: OutputDrift, in file: [UInt8]) -> String? {
        let fence = Fence(
            file[..<min(file.count, drift.expected.bytes.lowerBound)], column: drift.expected.place.column)
        return drift.printed.split { $0.isNewline }.map(String.init).first { line in
            let words = line.drop { $0 == " " }
            let run = words.utf8.prefix { $0 == fence.mark }
            return run.count >= fence.markCount && words.utf8.dropFirst(run.count).allSatisfy { $0 == space }
        }
    }

    private static func lines(_ text: String, beneath fence: Fence) -> [UInt8] {
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
            String(line.reversed().drop { $0.isWhitespace }.reversed())
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.flatMap { line in
            // An empty line needs no indentation, but a quotation needs its mark.
            let margin = line.isEmpty ? fence.margin.trimmedEnd : fence.margin[...]
            return margin + Array(line.utf8) + fence.lineEnd
        }
    }

    /// The opening line of a fence: its indentation and its line end.
    private struct Fence {
        /// What precedes each line inside: indentation, the marks of quotations.
        var margin: [UInt8]
        var lineEnd: [UInt8]
        var mark: UInt8
        var markCount: Int

        /// - Parameter file: the bytes up to the end of the opening line.
        init(_ file: ArraySlice<UInt8>, column: Int) {
            let end = file.lastIndex(of: lineFeed) ?? file.endIndex
            let start = file[..<end].lastIndex(of: lineFeed).map { $0 + 1 } ?? file.startIndex
            var line = file[start..<end]
            lineEnd = [lineFeed]
            if line.last == UInt8(ascii: "\r") {
                lineEnd = [UInt8(ascii: "\r"), lineFeed]
                line.removeLast()
            }
            // A list marker precedes the first line of its item only.
            margin = line.prefix(column - 1).map { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\t") ? $0 : space }
            let opening = line.drop { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "~") }
            mark = opening.first ?? UInt8(ascii: "`")
            markCount = max(3, opening.prefix { [mark] in $0 == mark }.count)
        }
    }
}

private let lineFeed = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")

extension [UInt8] {
    fileprivate var trimmedEnd: ArraySlice<UInt8> { self[..<((lastIndex { $0 != space } ?? -1) + 1)] }
}
