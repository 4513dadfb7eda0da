import LessonModel

/// A line of a pipe table, split into cells by the rules of the GFM specification.
struct PipeRow {
    /// The range of each cell in the line, without white space at its ends.
    var cells: [Range<Int>]
    var hasPipe: Bool

    /// Every pipe splits, in code too, unless a backslash precedes it.
    init(_ line: ArraySlice<UInt8>) {
        var body = line.trimmed
        hasPipe = false
        if body.first == .pipe {
            body.removeFirst()
            hasPipe = true
        }
        var cells: [Range<Int>] = []
        var start = body.startIndex
        var escaped = false
        func add(upTo end: Int) {
            let cell = body[start..<end].trimmed
            cells.append(cell.startIndex..<cell.endIndex)
        }
        for index in body.indices {
            let byte = body[index]
            if byte == .pipe, !escaped {
                hasPipe = true
                add(upTo: index)
                start = index + 1
            }
            escaped = byte == .backslash && !escaped
        }
        if start < body.endIndex || cells.isEmpty { add(upTo: body.endIndex) }
        self.cells = cells
    }

    /// The alignments, if the line is the row of hyphens under a header.
    static func alignments(_ line: ArraySlice<UInt8>) -> [Table.Alignment]? {
        let row = PipeRow(line)
        var alignments: [Table.Alignment] = []
        for range in row.cells {
            var marker = line[range]
            let left = marker.first == UInt8(ascii: ":")
            if left { marker.removeFirst() }
            let right = marker.last == UInt8(ascii: ":")
            if right { marker.removeLast() }
            guard !marker.isEmpty, marker.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(left ? (right ? .center : .left) : (right ? .right : .none))
        }
        return alignments
    }
}
