import Testing

@testable import LessonModel

@Suite struct WatchStateTests {
    private func report(_ statuses: Verdict.Status...) -> CheckReport {
        CheckReport(
            entries: zip(StudyChapter.chapter.exercises, statuses).map { exercise, status in
                .init(
                    exercise: exercise,
                    verdict: Verdict(
                        id: exercise.id, chapter: "03-scaling", kind: exercise.kind, status: status, points: 0,
                        maximumPoints: exercise.points, file: "f"))
            })
    }

    @Test func theFirstThatIsNotPassedIsAtHand() {
        var state = WatchState()
        #expect(state.update(report(.passed, .failed, .notStarted)).map(\.exercise.id) == ["why-scale"])
        #expect(state.current?.exercise.id == "why-scale")
    }

    @Test func anAnswerThatIsBegunComesBeforeOneThatIsNot() {
        var state = WatchState()
        #expect(state.update(report(.notStarted, .passed, .failed)).map(\.exercise.id) == ["first-row"])
    }

    @Test func whenItIsPassedTheNextOneComes() {
        var state = WatchState()
        _ = state.update(report(.failed, .notStarted, .notStarted))
        let shown = state.update(report(.passed, .notStarted, .notStarted))
        #expect(shown.map(\.exercise.id) == ["scale-scores", "why-scale"])
        #expect(state.current?.exercise.id == "why-scale")
    }

    @Test func whatWasSavedLastIsAtHand() {
        var state = WatchState()
        _ = state.update(report(.failed, .notStarted, .notStarted))
        _ = state.update(report(.failed, .notStarted, .failed))
        #expect(state.current?.exercise.id == "first-row")
    }

    @Test func nothingNewShowsTheOneAtHandOnly() {
        var state = WatchState()
        _ = state.update(report(.failed, .notStarted, .notStarted))
        #expect(state.update(report(.failed, .notStarted, .notStarted)).map(\.exercise.id) == ["scale-scores"])
    }

    @Test func keys() {
        var state = WatchState()
        _ = state.update(report(.failed, .passed, .notStarted))
        #expect(state.action(for: "n") == .show)
        #expect(state.current?.exercise.id == "why-scale")
        #expect(state.action(for: "S") == .solution)
        _ = state.action(for: "n")
        _ = state.action(for: "n")
        #expect(state.current?.exercise.id == "scale-scores")
        #expect(
            "thErlq?x".map { state.action(for: $0) } == [
                .text, .hint, .edit, .check, .list, .quit, .explain, .unknown("x"),
            ])
    }
}
