/// A cell that is to fail, and does not.
extension Cell {
    /// The complaint, at the word of its fence that says how it is to fail.
    package func complaint(_ message: String, remedy: String) -> Diagnostic {
        let line = Array(code.fenceLine.utf8)
        let word = Array("fails=".utf8)
        guard let start = line.indices.first(where: { line[$0...].starts(with: word) }) else {
            return Diagnostic(at: code.fence, message, remedy: remedy)
        }
        let length = line[start...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: ",") }.count
        return Diagnostic(
            at: FileLocation(file: code.fence.file, line: code.fence.line, column: start + 1), message,
            excerpt: .init(line: code.fenceLine, length: length), remedy: remedy)
    }
}
