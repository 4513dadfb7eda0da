import SwiftSource

extension CodePart {
    /// What the compiler must not get: brackets within too many others, which would keep it busy for hours, and a
    /// directive that makes it name wrong places.
    package var sourceFault: Diagnostic? {
        let source = SwiftSource(text)
        if let bracket = source.tooDeep {
            return Diagnostic(
                at: place(at: bracket), "brackets are nested too deep here", excerpt: excerpt(at: bracket),
                remedy: "give the inner parts names of their own: at most \(SwiftSource.deepest) brackets may be open, "
                    + "\(SwiftSource.deepestSquare) of them square")
        }
        return source.tokens.first { $0.kind == .poundSourceLocation }.map { directive in
            Diagnostic(
                at: place(at: directive.start), "`#sourceLocation` cannot be used here",
                excerpt: excerpt(at: directive.start, length: directive.range.count),
                remedy: "leave it out: messages name the lines of this file")
        }
    }

    /// The place of a UTF-8 offset in the code.
    package func place(at offset: Int) -> FileLocation {
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
        return FileLocation(file: place.file, line: place.line + line, column: place.column + column)
    }

    /// The line of a UTF-8 offset in the code, as its file has it.
    package func excerpt(at offset: Int, length: Int = 1) -> Diagnostic.Excerpt {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines[place(at: offset).line - place.line]
        return .init(line: String(repeating: " ", count: place.column - 1) + line, length: length)
    }
}
