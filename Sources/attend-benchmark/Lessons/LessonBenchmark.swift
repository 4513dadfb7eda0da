import Foundation

/// The lesson benchmark: the tools run alternately, each with the same chapters in its own format.
struct LessonBenchmark {
    var attend: URL
    var rounds: Int

    func run(progress: (String) -> Void) throws -> LessonReport {
        let temporary = try BenchmarkFolder()
        defer { temporary.remove() }
        let folder = temporary.url
        let tools = try tools(in: folder, progress)
        var report = LessonReport(rounds: rounds, tools: tools.map(\.name), rows: [])
        for count in [1, 12] {
            for tool in tools {
                try FileManager.default.createDirectory(at: tool.folder, withIntermediateDirectories: true)
                // The first build is not measured: it includes what is built once after installation, such as the
                // kernel library and Python byte code.
                try tool.write((1...count).map { BenchmarkChapter(number: $0) })
                progress(
                    "\(tool.name) builds \(count == 1 ? "one chapter" : "\(count) chapters") for the first time")
                _ = try tool.build(count)
            }
            for scenario in LessonScenario.allCases {
                progress("measuring \(count == 1 ? "one chapter" : "\(count) chapters"), \(scenario.title)")
                report.rows.append(try measure(scenario, count, tools))
            }
        }
        progress("measuring commands of Attend")
        report.commands = try CourseCommands(attend: attend, course: KernelProgram.package, in: folder)
            .measure(rounds: rounds)
        progress("measuring saves")
        let watched = AttendTool(
            folder: folder.appending(path: "watched"), attend: attend)
        report.commands += try WatchTimes(tool: watched, rounds: rounds).measure()
        return report
    }

    private func tools(in folder: URL, _ progress: (String) -> Void) throws -> [any LessonTool] {
        let all: [any LessonTool] = [
            AttendTool(folder: folder.appending(path: "attend"), attend: attend),
            NbconvertTool(folder: folder.appending(path: "nbconvert")),
            MystTool(folder: folder.appending(path: "myst-nb")),
            KnitrTool(folder: folder.appending(path: "knitr")),
        ]
        return all.filter { tool in
            guard let remedy = tool.missing() else { return true }
            progress("without \(tool.name): \(remedy)")
            return false
        }
    }

    private func measure(
        _ scenario: LessonScenario, _ count: Int, _ tools: [any LessonTool]
    ) throws -> LessonReport.Row {
        var times: [String: [Double]] = [:]
        for round in 1...rounds {
            for tool in tools {
                var chapters = (1...count).map { BenchmarkChapter(number: $0) }
                // Edits change the first chapter, differently in each round.
                chapters[0].prose = scenario == .prose ? round : 0
                chapters[0].edit = scenario == .cell ? round : 0
                if scenario == .cold { try tool.clearCache() }
                try tool.write(chapters)
                times[tool.name, default: []].append(try tool.build(count).seconds)
            }
        }
        return LessonReport.Row(chapters: count, scenario: scenario, seconds: times.mapValues(\.median))
    }
}
