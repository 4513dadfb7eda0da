import Foundation

/// How long an author waits, from saving a chapter of thirty cells to seeing it, with `--watch`.
struct WatchTimes {
    let contender: AttendContender
    /// Saves of each kind.
    var rounds: Int

    /// Medians for `attend run --watch` and `attend handout --watch`, a cell and some prose each.
    func measure() throws -> [LessonReport.Command] {
        try contender.write([BenchmarkChapter(number: 1)])
        return try [["run", "1", "--watch"], ["handout", "1", "--watch"]].enumerated().flatMap { turn, words in
            let process = try LineProcess(
                "attend", executable: contender.attend.path, arguments: words, in: contender.folder,
                environment: contender.environment)
            defer { process.interrupt() }
            try wait(process)
            var cells: [Double] = []
            var prose: [Double] = []
            for round in 1...rounds {
                // Numbers that no run has met before.
                var chapter = BenchmarkChapter(number: 1, edit: 1000 * (turn + 1) + round)
                cells.append(try time(chapter, process))
                chapter.prose = round
                prose.append(try time(chapter, process))
            }
            let name = "attend " + words.filter { $0 != "1" }.joined(separator: " ")
            return [
                LessonReport.Command(title: name + ", a cell saved", seconds: cells.median),
                LessonReport.Command(title: name + ", prose saved", seconds: prose.median),
            ]
        }
    }

    private func time(_ chapter: BenchmarkChapter, _ process: LineProcess) throws -> Double {
        // As an author who reads what came of the last save.
        Thread.sleep(forTimeInterval: 0.3)
        let file = contender.folder.appending(path: "lessons/" + AttendContender.file(1))
        let clock = ContinuousClock()
        let start = clock.now
        try chapter.lesson.write(to: file, atomically: true, encoding: .utf8)
        try wait(process)
        return (clock.now - start) / .seconds(1)
    }

    private func wait(_ process: LineProcess) throws {
        while !(try process.nextLine(after: "a save")).hasSuffix("Waiting for you to save; Ctrl-C ends") {}
    }
}
