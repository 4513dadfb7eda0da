import LessonModel
import SwiftSource
import TraceFigures

/// The reference of `Matrix` at the end of a handout: the declaration of each member and its description.
struct ReferenceHTML {
    let members: [SwiftSource.Member]
    let words: PageWords

    /// Empty without members.
    var html: String {
        guard !members.isEmpty else { return "" }
        return """
            <section class="reference" aria-labelledby="matrix-reference">
            <h2 id="matrix-reference">\(words(.whatAMatrixCanDo))</h2>
            <dl>
            \(members.map(entry).joined(separator: "\n"))
            </dl>
            </section>

            """
    }

    private func entry(_ member: SwiftSource.Member) -> String {
        let code = SwiftHTML(member.declaration).lines.joined(separator: " ")
        let comment = member.comment.map { "<p>\(LineHTML(Inline.line($0)).html)</p>" }.joined()
        return "<dt><code>\(code)</code></dt><dd>\(comment)</dd>"
    }
}
