package import LessonModel
import TraceFigures

extension HTMLBody.Inserts {
    /// A chapter's source before it is run: the code of its cells and starters, and inline values as expressions.
    package init(sourceOf chapter: Chapter) {
        self.init(
            block: { block in
                switch block.kind {
                case .cell(let index):
                    guard let cell = chapter.cell(index) else { return nil }
                    return cell.showsSource ? HTMLBody.Inserts.html(of: cell.code) : ""
                case .exercise(let id):
                    return chapter.codeExercise(id).map { HTMLBody.Inserts.html(of: $0.starter) }
                default:
                    return nil
                }
            },
            value: { index in
                chapter.inlineValues.indices.contains(index) ? chapter.inlineValues[index].expression : nil
            })
    }

    private static func html(of code: CodePart) -> String {
        "<pre><code class=\"language-swift\">\(Markup.escaped(code.text))</code></pre>"
    }
}
