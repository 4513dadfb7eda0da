package import Formulas

/// A piece of running text with its markup.
package indirect enum Inline: Sendable, Hashable {
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case link(destination: String, title: String, [Inline])
    case image(source: String, title: String, [Inline])
    case html(String)
    case formula(Formula)
    case note(NoteReference)
    /// The inline value of that index in the chapter's list.
    case value(Int)
    /// An image as wide as that share of the text.
    case sized(percent: Int, [Inline])
    /// The name of what a link without words leads to; with a capital in languages that begin a sentence with one.
    case reference(NumberedPart, beginsSentence: Bool)
}

/// A number in running text that the chapter computes: `` `{swift} weights[0, 2]` ``.
package struct InlineValue: Sendable, Hashable {
    /// Its position in the chapter's list, from 0.
    package var index: Int
    package var expression: String
    /// The most decimals shown; zeros at the end are dropped.
    package var digits: Int
    /// Where the expression begins.
    package var place: FileLocation
    /// The line of the file in which it begins, for messages.
    package var line: String
    /// The last cell before it; 0 when there is none.
    package var afterCell: Int

    /// Whether it is the key of a worksheet, which is needed with all of its digits and labels.
    package var isKey = false

    package static let defaultDigits = 3

    package init(
        index: Int, expression: String, digits: Int = InlineValue.defaultDigits, place: FileLocation, line: String,
        afterCell: Int
    ) {
        self.index = index
        self.expression = expression
        self.digits = digits
        self.place = place
        self.line = line
        self.afterCell = afterCell
    }
}
