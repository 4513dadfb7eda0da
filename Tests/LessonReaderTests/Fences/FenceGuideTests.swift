import Testing

@testable import LessonReader

@Suite struct FenceGuideTests {
    /// The guide is made of what the reader checks words against, so what is left to hold is that nothing lacks its words.
    @Test func everyWordAndKeyIsExplained() {
        for kind in FenceGuide.kinds {
            for entry in [kind.beginning] + kind.options {
                #expect(entry.purpose.hasSuffix(".") || entry.purpose.hasSuffix(" only."), "\(entry.written)")
            }
        }
        let written = FenceGuide.kinds.flatMap { [$0.beginning] + $0.options }.map(\.written)
        for kind in FenceKind.allCases {
            for word in kind.words { #expect(written.contains(word)) }
            for key in kind.keys { #expect(written.contains { $0.contains(key + "=") }, "\(key)") }
        }
    }

    @Test func anExerciseAndWhatFollows() throws {
        let exercise = try #require(FenceGuide.kinds.first { $0.beginning.written.contains(" exercise=") })
        #expect(
            exercise.beginning.purpose == "What a learner's file begins with; its comment, after `///`, is the task.")
        #expect(
            exercise.options.map(\.written) == ["points=2", "without=\"softmax, attention\"", "uses=03/stable-softmax"])
    }
}
