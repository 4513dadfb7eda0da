import LessonModel

/// What search and glossary know of a language: which words say nothing by themselves, and what a plural looks like.
///
/// Nothing is known of a language that Attend has no words for; then every word counts.
struct WordRules: Sendable {
    /// Articles, pronouns, prepositions and the like, in lower case.
    let functionWords: Set<String>
    /// Those with which a sentence points back to the one before: "This is called …".
    ///
    /// Where no blank ends a word, they may begin a longer one.
    let pointingWords: Set<String>
    /// What a word may be the plural of.
    let singulars: @Sendable (String) -> [String]

    init(language tag: String) {
        switch Language(tag: tag) {
        case .english:
            functionWords = WordRules.english
            pointingWords = ["this", "that", "these", "those", "such", "it", "its", "they", "their", "so", "here"]
            singulars = WordRules.englishSingulars
        case .chinese:
            functionWords = ["的", "了", "是", "在", "和", "与", "或", "也", "都", "就", "而", "及", "它", "它们", "两者", "这些", "那些"]
            pointingWords = ["这", "那", "此", "其", "它", "该", "上述", "因此", "所以", "于是"]
            singulars = { _ in [] }
        case nil:
            functionWords = []
            pointingWords = []
            singulars = { _ in [] }
        }
    }

    /// The words that a search leaves out: nearly every section has the shortest.
    var unsearched: Set<String> { functionWords.filter { $0.utf8.count <= 3 } }

    private static let english = Set(
        """
        a about above after all also an and another any are as at be been before below between both but by can did do does \
        down each every few for from had has have he her here hers him his how i if in into is it its just me more most my \
        of off on one only onto or other our out over she so some such than that the their them then there these they this \
        those through to too under up us very was we were what when where which who whom whose why will with without would \
        you your
        """.split(separator: " ").map(String.init))

    private static let englishSingulars: @Sendable (String) -> [String] = { word in
        guard word.hasSuffix("s"), word.count > 3 else { return [] }
        let stem = String(word.dropLast())
        if word.hasSuffix("ies") { return [stem, String(word.dropLast(3)) + "y"] }
        return word.hasSuffix("es") ? [stem, String(word.dropLast(2))] : [stem]
    }
}
