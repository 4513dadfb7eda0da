package import SwiftSource

extension CodeExercise {
    /// Every name that an answer has to do without.
    package var forbiddenNames: Set<String> { relatives.union(without) }

    /// The first use of a name that an answer has to do without.
    /// - Parameter source: the code's text, as tokens.
    package func forbiddenUse(in code: CodePart, _ source: SwiftSource) -> Diagnostic? {
        guard !without.isEmpty else { return nil }
        return source.firstUse(of: forbiddenNames).map { range in
            let name = source.text(in: range).replacing("`", with: "")
            return Diagnostic(
                at: code.place(at: range.lowerBound), "this exercise asks you to write yourself what `\(name)` does",
                excerpt: code.excerpt(at: range.lowerBound, length: range.count), remedy: "do without `\(name)`")
        }
    }
}
