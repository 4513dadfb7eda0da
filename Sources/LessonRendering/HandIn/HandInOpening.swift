import LessonModel

/// What a hand-in begins with, before any answer, in pieces: between them stands what only the page knows that writes it.
struct HandInOpening {
    /// A piece of text, then the name of what follows it, then the next piece, and so on.
    let pieces: [String]

    /// What stands between the pieces.
    private enum Slot: String {
        /// The learner's name in quotation marks, and as text of Markdown.
        case quoted, escaped
        /// The date and time.
        case written
    }

    init(course: String, version: String, words: Words) {
        // No text has these characters, by the rules of Unicode.
        let (learner, written) = (Self.mark(0xFDD0), Self.mark(0xFDD1))
        let handIn = HandIn(learner: learner, course: course, version: version, written: written, answers: [])
        var pieces: [String] = []
        var piece = ""
        var isNamed = false
        for character in HandInText(handIn, words: words).text(nil).dropLast() {
            let slot: Slot
            switch String(character) {
            case learner:
                // The lines between `---` come first.
                slot = isNamed ? .escaped : .quoted
                isNamed = true
            case written: slot = .written
            default:
                piece.append(character)
                continue
            }
            pieces += [piece, slot.rawValue]
            piece = ""
        }
        self.pieces = pieces + [piece]
    }

    private static func mark(_ code: UInt32) -> String { Unicode.Scalar(code).map { String($0) } ?? "" }
}
