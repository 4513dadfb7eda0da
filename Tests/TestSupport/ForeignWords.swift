package import LessonRendering

/// Words of a language without Latin letters: English, with every letter of a text changed.
///
/// Whatever is still written in Latin letters does not come from a table.
extension Words {
    package static let foreign = english.mapped { text in
        var depth = 0
        return String(
            text.map { character in
                // Markup and marks to be filled are no words.
                if "<{".contains(character) { depth += 1 }
                defer { if ">}".contains(character) { depth -= 1 } }
                guard depth == 0, character.isASCII, character.isLetter else { return character }
                return character.isUppercase ? "Ж" : "ж"
            })
    }
}

/// The runs of Latin letters in what attend has written, apart from names that are the same in every language.
package struct LatinWords {
    package let found: [Substring]

    package init(in text: String) {
        found = text.replacing(/attend (check|hint|run|start)|--(course|answers)|Attend|max\(|hand-in\.md/, with: " ")
            .matches(of: /[A-Za-z]{2,}/).map(\.output)
    }

    /// In the text of a page, in what its attributes say, and in the data for its script.
    package init(inPage page: String) {
        // Code and formulas are the lesson's own.
        let shown = page.replacing(/<(style|script|math|code)\b(?:(?s).*?)<\/\1>/, with: " ")
        var texts: [String] = [shown.replacing(/<[^>]*>/, with: " ").replacing(/&\w+;/, with: " ")]
        for match in shown.matches(of: /(?:aria-label|alt|title|data-(?:g|n|name|edition))="([^"]*)"/) {
            texts.append(String(match.1))
        }
        for match in page.matches(of: /"(?:say|hiddenSay)":"([^"]*)"/) {
            texts.append(String(match.1).replacing(/\{\w+\}/, with: ""))
        }
        if let words = page.firstMatch(of: /id="Words">(.*?)<\/script>/) {
            for match in words.1.matches(of: /:"([^"]*)"/) {
                texts.append(String(match.1).replacing(/\{\w+\}/, with: ""))
            }
        } else {
            texts.append("no words for the script")
        }
        found = texts.flatMap { LatinWords(in: $0).found }
    }
}
