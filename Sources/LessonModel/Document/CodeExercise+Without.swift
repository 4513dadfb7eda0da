import SwiftSource

extension CodeExercise {
    /// The first use of a name that an answer has to do without.
    package func forbiddenUse(in code: CodePart) -> Diagnostic? {
        guard !without.isEmpty else { return nil }
        let source = SwiftSource(code.text)
        return source.firstUse(of: Set(without)).map { range in
            let name = source.text(in: range).replacing("`", with: "")
            return Diagnostic(
                at: code.place(at: range.lowerBound), "this exercise asks you to write yourself what `\(name)` does",
                excerpt: code.excerpt(at: range.lowerBound, length: range.count), remedy: "do without `\(name)`")
        }
    }
}
