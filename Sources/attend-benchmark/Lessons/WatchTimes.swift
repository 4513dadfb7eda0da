import Foundation

/// Times `--watch`: from saving a chapter of thirty cells to its output.
struct WatchTimes {
    let tool: AttendTool
    /// The number of saves of each kind.
    var rounds: Int

    /// The median times of `attend run --watch`, after an edit of a cell and of prose.
    func measure() throws -> [LessonReport.Command] {
        try tool.write([BenchmarkChapter(number: 1)])
        let process = try LineProcess(
            "attend", executable: tool.attend.path, arguments: ["run", "1", "--watch"], in: tool.folder,
            environment: tool.environment)
        defer { process.interrupt() }
        try wait(process)
        var cells: [Double] = []
        var prose: [Double] = []
        for round in 1...rounds {
            // Values that no earlier run has cached.
            var chapter = BenchmarkChapter(number: 1, edit: 1000 + round)
            cells.append(try time(chapter, process))
            chapter.prose = round
            prose.append(try time(chapter, process))
        }
        return [
            LessonReport.Command(title: "attend run --watch, a cell saved", seconds: cells.median),
            LessonReport.Command(title: "attend run --watch, prose saved", seconds: prose.median),
        ]
    }

    private func time(_ chapter: BenchmarkChapter, _ process: LineProcess) throws -> Double {
        let start = try tool.save(chapter, after: 0.3)
        try wait(process)
        return start.duration(to: .now) / .seconds(1)
    }

    private func wait(_ process: LineProcess) throws {
        while !(try process.nextLine(after: "a save")).hasSuffix("Waiting for you to save; Ctrl-C ends") {}
    }
}
