import Testing

@testable import LessonModel

@Suite struct WatchStateTests {
    private func report(_ statuses: Verdict.Status...) -> CheckReport {
        CheckReport(
            entries: zip(StudyChapter.chapter.assignments, statuses).map { assignment, status in
                .init(
                    assignment: assignment,
                    verdict: Verdict(
                        id: assignment.id, chapter: "03-scaling", kind: assignment.kind, status: status, points: 0,
                        of: assignment.points, file: "f"))
            })
    }

    @Test func theFirstThatIsNotPassedIsAtHand() {
        var state = WatchState()
        #expect(state.update(report(.passed, .failed, .notStarted)).map(\.assignment.id) == ["why-scale"])
        #expect(state.current?.assignment.id == "why-scale")
    }

    @Test func whenItIsPassedTheNextOneComes() {
        var state = WatchState()
        _ = state.update(report(.failed, .notStarted, .notStarted))
        let shown = state.update(report(.passed, .notStarted, .notStarted))
        #expect(shown.map(\.assignment.id) == ["scale-scores", "why-scale"])
        #expect(state.current?.assignment.id == "why-scale")
    }

    @Test func nothingNewShowsTheOneAtHandOnly() {
        var state = WatchState()
        _ = state.update(report(.failed, .notStarted, .notStarted))
        #expect(state.update(report(.failed, .notStarted, .notStarted)).map(\.assignment.id) == ["scale-scores"])
    }

    @Test func keys() {
        var state = WatchState()
        _ = state.update(report(.failed, .passed, .notStarted))
        #expect(state.action(for: "s") == .refuse)
        #expect(state.action(for: "n") == .show)
        #expect(state.current?.assignment.id == "why-scale")
        #expect(state.action(for: "S") == .solution)
        _ = state.action(for: "n")
        _ = state.action(for: "n")
        #expect(state.current?.assignment.id == "scale-scores")
        #expect("hrlqx".map { state.action(for: $0) } == [.hint, .check, .list, .quit, .explain])
    }
}
