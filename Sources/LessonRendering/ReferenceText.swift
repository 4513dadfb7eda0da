import LessonModel
package import SwiftSource
package import TraceFigures

/// What a type can do, for the terminal: the declaration of each member in the colours of code, under it what it is for.
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
