import CHandoutAssets

/// What every handout page carries with it, as it stands in the files of `CHandoutAssets/Assets`: style sheets, scripts
/// and page templates.
///
/// The files are part of the program, so that an installed copy needs nothing beside it.
package enum HandoutAssets {
    /// The page's own style sheets, in the order in which they are to stand.
    package static var styleSheet: String { String(cString: handout_style_sheet) }

    /// The page's scripts as they are written.
    package static var scriptSource: String { String(cString: handout_script) }

    /// The scripts of pages that a server gives, as they are written: in the head, and after the page's own.
    package static var liveScriptSources: [String] {
        [String(cString: handout_live_first_script), String(cString: handout_live_script)]
    }

    /// The page's scripts; they add behaviour to what can be read without them.
    ///
    /// Comments, which stand on lines of their own, and blanks are for those who read the files: a quarter of them.
    package static let script: String = withoutComments(scriptSource)

    /// The style sheet of pages about the course as a whole, after the page's own: search, glossary, progress.
    package static var courseStyleSheet: String { String(cString: handout_course_style_sheet) }

    /// The script of the search as it is written.
    package static var searchScriptSource: String { String(cString: handout_search_script) }

    /// The script of the search, after the page's own.
    package static let searchScript: String = withoutComments(searchScriptSource)

    /// After these, what keeps the answers of a page with questions or worksheets, as it is written.
    package static var answersScriptSource: String { String(cString: handout_answers_script) }
    package static let answersScript: String = withoutComments(answersScriptSource)

    /// And what judges them, where a page holds its keys.
    package static var selfCheckScriptSource: String { String(cString: handout_self_check_script) }
    package static let selfCheckScript: String = withoutComments(selfCheckScriptSource)

    /// The style sheet of pages that a server gives, after the page's own.
    package static var liveStyleSheet: String { String(cString: handout_live_style_sheet) }

    /// The script of pages that a server gives, after the page's own.
    package static let liveScript: String = withoutComments(liveScriptSources[1])

    /// The script in the head of pages that a server gives, behind the style sheets: the theme and text size that their reader
    /// has chosen.
    package static let liveFirstScript: String = withoutComments(liveScriptSources[0])

    private static func withoutComments(_ source: String) -> String {
        var lines: [String] = []
        var isComment = false
        for line in source.split(separator: "\n").map({ $0.drop { $0 == " " } }) {
            if line.hasPrefix("/*") { isComment = true }
            if !isComment, !line.isEmpty { lines.append(withoutBlanks(line)) }
            if line.hasSuffix("*/") { isComment = false }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Beside a sign, blanks mean nothing outside of texts and patterns; but `+ +` is not `++`.
    private static func withoutBlanks(_ line: Substring) -> String {
        if line.contains(where: { "`/\\".contains($0) }) { return String(line) }
        func isWord(_ character: Character) -> Bool {
            character.isLetter || character.isNumber || "_$".contains(character)
        }
        let characters = Array(line)
        var quote: Character?
        let kept = characters.indices.filter { index in
            let character = characters[index]
            if character == quote {
                quote = nil
            } else if quote == nil, "'\"".contains(character) {
                quote = character
            }
            guard quote == nil, character == " ", index > 0, index < characters.count - 1 else { return true }
            let (before, after) = (characters[index - 1], characters[index + 1])
            return before == after || (isWord(before) && isWord(after))
        }
        return String(kept.map { characters[$0] })
    }

    /// What the script asks: the target LiveFigures as a WebAssembly module, packed with gzip.
    package static var module: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: handout_module, count: Int(handout_module_size))
    }

    /// The Mustache templates by the names they have for each other.
    package static var templates: [String: String] {
        [
            "page": handout_page_template, "chapter": handout_chapter_template,
            "index": handout_index_template, "glossary": handout_glossary_template, "book": handout_book_template,
            "results": handout_results_template,
        ].mapValues { String(cString: $0) }
    }
}
