/// A part of a chapter's text that becomes one cell of a notebook: some prose, or a fence that means something in a lesson.
///
/// The texts of all parts, each followed by what separates it from the next, are the chapter's text after its front matter.
package struct ChapterPart: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case prose
        /// A comment for authors.
        case comment
        case cell, output
        case exercise(String), check
        /// What a student does not see.
        case solution, mistake, hiddenCheck
        case hint
        case quiz(String), worksheet(String)
    }

    package var kind: Kind
    /// Its lines, without the last line break.
    package var text: String
    /// The blanks and line breaks between it and the next part, or the end.
    package var after: String
    /// The line on which it begins.
    package var line: Int
    /// The words after the fence's marks; empty for prose.
    package var info = ""
    /// What is between the fences.
    package var body = ""
    /// Prose, and the body of a hint or worksheet, in pieces.
    package var pieces: [ProsePiece] = []
    package var question: QuestionText?

    package init(_ kind: Kind, _ text: String, after: String, line: Int) {
        self.kind = kind
        self.text = text
        self.after = after
        self.line = line
    }

    /// Whether only teachers see it.
    package var isForTeachers: Bool {
        switch kind {
        case .solution, .mistake, .hiddenCheck, .comment: true
        default: false
        }
    }
}

/// A piece of prose: text, or one of the marks that lessons and notebooks write differently.
package enum ProsePiece: Sendable, Hashable {
    case text(String)
    /// A dollar sign that begins no formula.
    case dollar
    /// Its TeX; here and below, `source` is as the chapter writes it.
    case formula(String, source: String)
    /// The fence before or after a formula that stands alone.
    case displayMark(source: String)
    /// The text of an inline value's code span, `{swift} x, digits: 1`; `line` is that of the chapter.
    case value(String, source: String, line: Int)
    case comment(String)
}

/// What a quiz says, in pieces of Markdown.
package struct QuestionText: Sendable, Hashable {
    package struct Choice: Sendable, Hashable {
        package var text: [ProsePiece]
        package var isCorrect: Bool
        package var because: [ProsePiece]

        package init(text: [ProsePiece], isCorrect: Bool, because: [ProsePiece]) {
            self.text = text
            self.isCorrect = isCorrect
            self.because = because
        }
    }

    package var question: [ProsePiece]
    package var choices: [Choice]

    package init(question: [ProsePiece], choices: [Choice]) {
        self.question = question
        self.choices = choices
    }
}
