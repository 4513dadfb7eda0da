/// A small change of Swift code, like a typical mistake, that tests of the code should notice.
package struct Mutation: Hashable, Sendable {
    /// The UTF-8 offsets of the replaced text.
    package let range: Range<Int>
    /// The replaced text, on one line.
    package let original: String
    /// The new text, on one line; empty for a removal.
    package let replacement: String
    /// The code with the change.
    package let code: String
}

extension SwiftSource {
    /// The mutations of the bodies of the code's functions, in the order of the code; no two give the same code.
    ///
    /// Many of them do not compile, which only the compiler can tell.
    package var mutations: [Mutation] {
        var finder = MutationFinder(self)
        finder.findAll()
        var seen: Set<[UInt8]> = [code]
        return finder.changes.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
        .compactMap { change in
            let changed = code[..<change.range.lowerBound] + change.replacement.utf8 + code[change.range.upperBound...]
            guard seen.insert(Array(changed)).inserted else { return nil }
            return Mutation(
                range: change.range, original: String(decoding: code[change.range], as: UTF8.self).onOneLine,
                replacement: change.replacement.onOneLine, code: String(decoding: changed, as: UTF8.self))
        }
    }
}

extension String {
    /// The words with one blank between them.
    fileprivate var onOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
