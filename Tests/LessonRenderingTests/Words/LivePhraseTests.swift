import HandoutAssets
import Testing

@testable import LessonRendering

/// The words of served pages' script: it uses no other.
struct LivePhraseTests {
    private static let keys = Set(LivePhrase.allCases.map(\.rawValue))

    /// The keys that the script writes out; others it puts together.
    private var used: Set<String> {
        let script = HandoutAssets.liveScriptSources.joined()
        let named = script.matches(of: /\bsay\(\s*'(\w+)'/).map { String($0.1) }
        return Set(named + script.matches(of: /\bdata\.words\.(\w+)/).map { String($0.1) })
    }

    @Test func theScriptSaysNothingElse() {
        #expect(used.subtracting(Self.keys).sorted() == [])
    }

    @Test func textsAreWhole() {
        for phrase in LivePhrase.allCases {
            #expect(!phrase.english.isEmpty && phrase.english.count { $0 == "{" } == phrase.english.count { $0 == "}" })
        }
    }
}
