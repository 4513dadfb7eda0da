import LessonModel
package import SwiftSource
package import TraceFigures

/// A reference for the terminal: the declaration of each member of a type with syntax colours, or a word to be written,
/// and its description below.
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
            return code.map { $0.text(style) } + lines(describing: member.comment, indentation: 4)
        }
    }

    /// A word and what it does.
    package func lines(_ word: String, _ description: String, indentation: Int = 0) -> [String] {
        let line = StyledLine.gap(indentation) + renderer.metrics.line(word, .bold)
        return [line.text(style)] + lines(describing: [description], indentation: indentation + 4)
    }

    private func lines(describing paragraphs: [String], indentation: Int) -> [String] {
        paragraphs.flatMap { paragraph in
            renderer.broken(renderer.spans(Inline.line(paragraph)), renderer.measure - indentation)
                .map { (.gap(indentation) + $0).text(style) }
        }
    }
}
