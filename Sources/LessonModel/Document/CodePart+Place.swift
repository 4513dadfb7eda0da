extension CodePart {
    /// The place of a UTF-8 offset in the code.
    package func place(at offset: Int) -> FileLocation {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        return FileLocation(file: place.file, line: place.line + line, column: place.column + column)
    }

    /// The source line at a UTF-8 offset in the code, with the indentation that it has in its file.
    package func excerpt(at offset: Int, length: Int = 1) -> Diagnostic.Excerpt {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines[place(at: offset).line - place.line]
        return .init(line: String(repeating: " ", count: place.column - 1) + line, length: length)
    }
}
