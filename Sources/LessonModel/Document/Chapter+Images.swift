extension Chapter {
    /// The sources of all images in the text, each once, in their order.
    package var imageSources: [String] {
        var search = ImageSearch()
        search.look(at: blocks)
        for exercise in codeExercises { for hint in exercise.hints { search.look(at: hint.blocks) } }
        for quiz in quizzes {
            search.look(at: quiz.question)
            for choice in quiz.choices { search.look(at: choice.text + choice.because) }
        }
        for worksheet in worksheets { search.look(at: worksheet.prompt) }
        return search.found
    }
}

/// A walk through a text that collects the images.
private struct ImageSearch {
    var found: [String] = []

    mutating func look(at blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .heading(_, let inlines), .paragraph(let inlines): look(at: inlines)
            case .blockQuote(let blocks), .alert(_, let blocks): look(at: blocks)
            case .list(let list): for item in list.items { look(at: item) }
            case .table(let table):
                for inlines in table.header + table.rows.flatMap(\.self) { look(at: inlines) }
            case .code, .html, .thematicBreak, .formula, .cell, .exercise, .quiz, .worksheet: break
            }
        }
    }

    mutating func look(at inlines: [Inline]) {
        for inline in inlines {
            switch inline {
            case .image(let source, _, let inner):
                if !found.contains(source) { found.append(source) }
                look(at: inner)
            case .emphasis(let inner), .strong(let inner), .link(_, _, let inner): look(at: inner)
            case .text, .softBreak, .lineBreak, .code, .html, .formula, .value: break
            }
        }
    }
}
