import LessonModel

/// Marks around Attend's own words on pages in a language that it has no words for, so that a browser and a screen reader take
/// them for the English that they are.
///
/// Words go into pages in many places, between tags and inside them; so the words bring their marks along, and the whole page
/// turns them into elements at the end.
enum WordMarks {
    /// For private use, far from what fonts of icons use.
    private static let start: Unicode.Scalar = "\u{10F7D0}"
    private static let end: Unicode.Scalar = "\u{10F7D1}"
    private static let startBytes = Array(String(start).utf8)
    private static let endBytes = Array(String(end).utf8)

    /// Elements whose text holds no elements of HTML.
    private static let plainElements: Set<String> = [
        "script", "style", "title", "textarea", "option", "svg", "math",
    ]

    static func marked(_ text: String) -> String { text.isEmpty ? "" : "\(start)\(text)\(end)" }

    static func removed(from text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != start && $0 != end }))
    }

    /// A page whose marks have become elements where these can stand, and are gone elsewhere.
    /// - Parameters:
    ///   - language: that of the marked words.
    ///   - isolated: whether the page runs the other way, so that signs at the ends of the words keep their places.
    static func html(_ page: String, language: String, isolated: Bool = false) -> String {
        let bytes = Array(page.utf8)
        let opening = Array("<span lang=\"\(language)\"\(isolated ? " dir=\"ltr\"" : "")>".utf8)
        let closing = Array("</span>".utf8)
        var html: [UInt8] = []
        html.reserveCapacity(bytes.count + bytes.count / 16)
        var quote: UInt8?
        var isInTag = false
        /// The element whose end is waited for.
        var plain: String?
        var index = 0
        while index < bytes.count {
            let rest = bytes[index...]
            let byte = bytes[index]
            if byte == startBytes[0] {
                let isStart = bytes[index...].starts(with: startBytes)
                if isStart || bytes[index...].starts(with: endBytes) {
                    if !isInTag, plain == nil { html += isStart ? opening : closing }
                    index += startBytes.count
                    continue
                }
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if isInTag {
                if byte == UInt8(ascii: ">") { isInTag = false }
                if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
            } else if byte == UInt8(ascii: "<") {
                let isEnd = bytes[index...].dropFirst().first == UInt8(ascii: "/")
                let name = name(in: bytes[index...].dropFirst(isEnd ? 2 : 1))
                // What looks like a tag inside a script or a style sheet is none.
                isInTag = plain == nil || (isEnd && name == plain)
                if isEnd, name == plain {
                    plain = nil
                } else if plain == nil, plainElements.contains(name) {
                    plain = name
                }
            }
            html.append(byte)
            index += 1
        }
        return String(decoding: html, as: UTF8.self)
    }

    private static func name(in bytes: ArraySlice<UInt8>) -> String {
        let letters = bytes.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        return String(decoding: letters, as: UTF8.self).lowercased()
    }
}

extension Words {
    /// The words for a page: with marks where there are none in the page's language.
    func marked(for language: String) -> Words {
        Language(tag: language) == nil ? mapped(WordMarks.marked) : self
    }

    /// The same tables, with each text changed.
    package func mapped(_ change: @escaping @Sendable (String) -> String) -> Words {
        Words(
            figure: { [figure] in change(figure($0)) }, check: { [check] in change(check($0)) },
            lesson: { [lesson] in change(lesson($0)) }, page: { [page] in change(page($0)) },
            command: { [command] in change(command($0)) }, live: { [live] in change(live($0)) })
    }
}
