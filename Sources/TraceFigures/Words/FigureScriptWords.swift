package import StepTrace

/// The words of figures that a page's script needs: a JSON object whose texts have marks such as `{name}` to be filled.
package enum FigureScriptWords {
    /// The phrases in the object, those with values with marks in their place.
    private static let phrases: [FigurePhrase] =
        [
            .axis(.query), .axis(.key), .row, .column, .maximum, .sum, .total, .outputOf(nameHTML: "{name}"),
            .arithmetic(.hiddenKey), .arithmetic(.zeroForWeight), .arithmetic(.taken(as: "{value}")),
            .arithmetic(.notTurned), .stepShown(number: "{number}", of: "{count}", name: "{name}"),
        ] + StepSentence.allCases.map { .sentence($0) }

    package static func json(_ words: FigureWords) -> String {
        Markup.json(phrases.compactMap { phrase in member(of: phrase).map { ($0.name, words(phrase)) } })
    }

    /// The words that such an object holds; other phrases are empty.
    package static func words(_ json: JSONValue) -> FigureWords {
        { phrase in
            guard let (name, value) = member(of: phrase), let text = json[name]?.string else { return "" }
            guard let value else { return text }
            return text.fillingMarks { $0 == value.mark ? value.text : nil }
        }
    }

    /// A phrase's name in the object, and the value that stands for a mark in its text.
    private static func member(of phrase: FigurePhrase) -> (name: String, value: (mark: String, text: String)?)? {
        switch phrase {
        case .axis(let axis): (axis.rawValue, nil)
        case .row: ("row", nil)
        case .column: ("column", nil)
        case .maximum: ("maximum", nil)
        case .sum: ("sum", nil)
        case .total: ("total", nil)
        case .outputOf(let name): ("outputOf", ("name", name))
        case .arithmetic(.hiddenKey): ("hiddenKey", nil)
        case .arithmetic(.zeroForWeight): ("zeroForWeight", nil)
        case .arithmetic(.taken(let value)): ("taken", ("value", value))
        case .arithmetic(.notTurned): ("notTurned", nil)
        // The script fills this one.
        case .stepShown: ("stepShown", nil)
        case .sentence(let sentence): ("say-" + sentence.rawValue, nil)
        default: nil
        }
    }
}

extension String {
    /// With a text for each mark, such as `{name}`; marks without one stay as they are.
    func fillingMarks(_ text: (_ mark: String) -> String?) -> String {
        var filled = ""
        var rest = self[...]
        while let start = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            filled += rest[..<start]
            rest = rest[start...]
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "}"))
            if let end, let text = text(String(rest[rest.utf8.index(after: start)..<end])) {
                filled += text
                rest = rest[rest.utf8.index(after: end)...]
            } else {
                filled += "{"
                rest = rest[rest.utf8.index(after: start)...]
            }
        }
        return filled + rest
    }
}
