import StepTrace

/// The words of figures that a page's script needs, as a JSON object whose texts have marks such as `{name}` to be filled.
package enum FigureScriptWords {
    package static func json(_ words: FigureWords) -> String {
        let texts: [(name: String, text: String)] = [
            ("query", words(.axis(.query))), ("key", words(.axis(.key))), ("row", words(.row)),
            ("column", words(.column)), ("hiddenKey", words(.arithmetic(.hiddenKey))),
            ("zeroForWeight", words(.arithmetic(.zeroForWeight))), ("taken", words(.arithmetic(.taken(as: "{value}")))),
            ("notTurned", words(.arithmetic(.notTurned))),
            ("stepShown", words(.stepShown(number: "{number}", of: "{count}", name: "{name}"))),
        ]
        return Markup.json(texts)
    }
}
