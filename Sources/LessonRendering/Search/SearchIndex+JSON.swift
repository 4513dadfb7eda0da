import StepTrace
import TraceFigures

/// The index as the page's script reads it (`search.js`).
///
/// `chapters` are `[title, page, [[title, fragment, opening], …]]`. `words` are in order, with a blank between two; the first
/// character of each says, in base 36, how many UTF-16 units it shares with the one before. `places` has for each word, in the
/// same order, a number for each section that it is in: three times the distance from the section before, less one, plus the
/// rank. Each number is written in groups of five bits, the lowest first, each one character, of the second half of the
/// alphabet where more follow. `weights` says what the ranks count.
extension SearchIndex {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    static let weights = [1, 3, 9]

    /// Safe inside a script element.
    var json: String {
        let words = places.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        return Markup.json(
            .object([
                .init("chapters", .array(chapters.map(\.json))),
                .init("words", .string(Self.frontCoded(words))),
                .init("places", .string(words.map { Self.text(of: places[$0] ?? []) }.joined(separator: " "))),
                .init("weights", .array(Self.weights.map { JSONValue($0) })),
                .init("unsearched", .string(unsearched.sorted().joined(separator: " "))),
            ]))
    }

    private static func frontCoded(_ words: [String]) -> String {
        var last = ""
        return words.map { word in
            var shared = 0
            var rest = word.unicodeScalars[...]
            for (one, other) in zip(last.unicodeScalars, word.unicodeScalars) {
                let width = UTF16.width(one)
                guard one == other, shared + width < 36 else { break }
                shared += width
                rest.removeFirst()
            }
            last = word
            return String(shared, radix: 36) + String(rest)
        }.joined(separator: " ")
    }

    private static func text(of places: [Place]) -> String {
        var last = -1
        return String(
            places.flatMap { place in
                defer { last = place.section }
                return digits(of: 3 * (place.section - last - 1) + place.rank.rawValue)
            })
    }

    private static func digits(of number: Int) -> [Character] {
        var digits: [Character] = []
        var rest = number
        repeat {
            let more = rest >= 32
            digits.append(alphabet[rest % 32 + (more ? 32 : 0)])
            rest /= 32
        } while rest > 0
        return digits
    }
}

extension SearchIndex.ChapterSections {
    fileprivate var json: JSONValue {
        .array([
            .string(title), .string(page), .array(sections.map { JSONValue([$0.title, $0.fragment, $0.opening]) }),
        ])
    }
}
