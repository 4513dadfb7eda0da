import Foundation
import LessonModel
import LessonReader
import StepTrace
import Testing

@testable import LessonRendering

/// What a search finds, and that a page's script can read all of it.
struct SearchIndexTests {
    private static let first = """
        ---
        title: Attention & masks
        summary: Who looks at whom.
        ---
        Before all sections: prologue.

        ## Causal masks

        A **padding** mask hides what `{swift} 1 + 1` is. See $`\\sqrt{d}`$ `</script>`.

        ### Kinds of hiding

        | a table | with words |
        |---|---|
        | cells | too |

        ```swift
        let maskedScores = 7
        ```

        ```swift hidden
        let secretKey = 8
        ```

        ```swift exercise=soft-max-rows points=1
        /// Turn rows into shares.
        func rows() {}
        ```

        ```swift solution=soft-max-rows
        func rows() { revelation() }
        ```

        ```hint exercise=soft-max-rows
        whisper
        ```

        ## 注意力机制

        Causal, once more.

        """
    private static let chapters = [first, SampleHandout.second].enumerated().map { index, text in
        ChapterReader(file: "lessons/0\(index + 1)-part.md", number: index + 1).read(Array(text.utf8)).chapter
    }
    private let index = SearchIndex(Self.chapters, language: "en", layout: .pages(["01-part", "02-part"]))

    private func ranks(_ word: String) -> [SearchIndex.Place] { index.places[word] ?? [] }

    @Test func sectionsHaveAddresses() {
        #expect(index.chapters.map(\.title) == ["1 Attention & masks", "2 Softmax"])
        #expect(index.chapters.map(\.page) == ["01-part.html", "02-part.html"])
        #expect(
            index.chapters[0].sections == [
                .init(title: "1 Attention & masks", fragment: "", opening: "Who looks at whom."),
                .init(
                    title: "1.1 Causal masks", fragment: "#causal-masks",
                    opening: "A padding mask hides what … is. See √d </script>."),
                .init(
                    title: "1.2 注意力机制", fragment: "#%E6%B3%A8%E6%84%8F%E5%8A%9B%E6%9C%BA%E5%88%B6",
                    opening: "Causal, once more."),
            ])
        let book = SearchIndex(Self.chapters, language: "en", layout: .book(["01-part", "02-part"]))
        #expect(book.chapters[0].sections.prefix(2).map(\.fragment) == ["#chapter.1", "#ch1.causal-masks"])
        #expect(book.chapters[0].page.isEmpty)
        #expect(book.places == index.places)
    }

    @Test func headingsCountMoreThanTermsAndTermsMoreThanText() {
        #expect(ranks("causal") == [.init(section: 1, rank: .heading), .init(section: 2, rank: .text)])
        #expect(ranks("padding") == [.init(section: 1, rank: .term)])
        #expect(ranks("attention") == [.init(section: 0, rank: .heading)])
        #expect(ranks("prologue") == [.init(section: 0, rank: .text)])
        #expect(ranks("looks") == [.init(section: 0, rank: .text)])
        #expect(ranks("kinds") == [.init(section: 1, rank: .heading)])
        #expect(ranks("cells") == [.init(section: 1, rank: .text)])
        #expect(ranks("注意") == [.init(section: 2, rank: .heading)])
        #expect(ranks("masked") == ranks("maskedscores"))
        // The title of an exercise without a heading, and its task.
        #expect(ranks("turn") == [.init(section: 1, rank: .text)])
    }

    @Test func whatAPageDoesNotShowIsNotFound() {
        for word in ["secretkey", "secret", "revelation", "whisper", "the", "is", "swift"] {
            #expect(ranks(word).isEmpty, "\(word)")
        }
    }

    @Test func theScriptReadsWhatWasWritten() throws {
        let json = index.json
        #expect(!json.contains("<") && !json.contains(">"))
        let read = try #require(DecodedIndex(json))
        #expect(read.places == index.places)
        #expect(read.titles == index.chapters.flatMap(\.sections).map(\.title))
        // Many sections, so that distances take more than one digit.
        let many = (1...80).map { number in
            let word = number % 40 == 0 ? "seldom" : "often"
            return SampleHandout.part("---\ntitle: T\n---\n\(word) 𝒶𠀀b\n", number, "\(number)-t").chapter
        }
        let large = SearchIndex(many, language: "en", layout: .pages([]))
        #expect(try #require(DecodedIndex(large.json)).places == large.places)
        #expect(large.places["seldom"]?.map(\.section) == [39, 79])
    }

    @Test func anUnknownLanguageHasAllWords() {
        let index = SearchIndex(Self.chapters, language: "fr", layout: .pages([]))
        #expect(index.places["the"] != nil && index.unsearched.isEmpty)
        #expect(DecodedIndex(index.json)?.places == index.places)
    }

    @Test func anEmptyCourse() {
        let index = SearchIndex([], language: "en", layout: .pages([]))
        #expect(DecodedIndex(index.json)?.places == [:])
    }
}

/// An index read from its JSON as the script reads it.
private struct DecodedIndex {
    private(set) var places: [String: [SearchIndex.Place]] = [:]
    private(set) var titles: [String] = []

    init?(_ json: String) {
        guard let data = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any],
            let words = data["words"] as? String, let coded = data["places"] as? String,
            let chapters = data["chapters"] as? [[Any]]
        else { return nil }
        titles = chapters.flatMap { ($0[2] as? [[String]] ?? []).map { $0[0] } }
        var last: [UInt16] = []
        for (word, digits) in zip(words.split(separator: " "), coded.split(separator: " ")) {
            last = last.prefix(Int(String(word.first!), radix: 36)!) + Array(word.dropFirst().utf16)
            var section = -1
            var (number, unit) = (0, 1)
            for digit in digits.map({ SearchIndex.alphabet.firstIndex(of: $0)! }) {
                number += digit % 32 * unit
                unit *= 32
                guard digit < 32 else { continue }
                section += number / 3 + 1
                places[String(decoding: last, as: UTF16.self), default: []].append(
                    .init(section: section, rank: SearchIndex.Rank(rawValue: number % 3)!))
                (number, unit) = (0, 1)
            }
        }
    }
}
