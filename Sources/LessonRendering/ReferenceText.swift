import LessonModel
package import SwiftSource
package import TraceFigures

/// The reference of a type for the terminal: the declaration of each member with syntax colours, and its description
/// below.
package struct ReferenceText {
    private let renderer: BlockTextRenderer
    private let style: TerminalStyle

    package init(style: TerminalStyle, words: Words = .english) {
        self.style = style
        renderer = BlockTextRenderer(style: style, metrics: .terminal, inlineValues: [:], words: words)
    }

    package func lines(_ members: [SwiftSource.Member]) -> [String] {
        members.flatMap { member in
            let code = CodeLines.swift(member.declaration, renderer.faces, renderer.metrics)
                .flatMap { CodeLines.wrapped($0, renderer.measure, renderer.metrics) }
            let text = member.comment.flatMap { paragraph in
                renderer.broken(renderer.spans(CodeExercise.inlines(paragraph)), renderer.measure - 4)
            }
            return (code + text.map { .gap(4) + $0 }).map { $0.text(style) }
        }
    }
}
