import SwiftSource

extension CodePart {
    /// What to say of brackets within too many others, which would keep the compiler busy for hours.
    package var nestingFault: Diagnostic? {
        guard let bracket = SwiftSource(text).tooDeep else { return nil }
        let before = text.utf8.prefix(bracket).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let column = before[before.count - 1].count + place.column
        return Diagnostic(
            at: FileLocation(file: place.file, line: place.line + before.count - 1, column: column),
            "brackets are nested too deep here",
            excerpt: .init(line: String(repeating: " ", count: place.column - 1) + lines[before.count - 1]),
            remedy: "give the inner parts names of their own: at most \(SwiftSource.deepest) brackets may be open, "
                + "\(SwiftSource.deepestSquare) of them square")
    }
}
