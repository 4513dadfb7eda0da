import Foundation

/// The run: contenders take turns, each with the same chapters in its own form.
struct LessonBenchmark {
    var attend: URL
    var sources: URL
    var rounds: Int

    func run(progress: (String) -> Void) throws -> LessonReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "attend-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let contenders = try contenders(in: folder, progress)
        var report = LessonReport(rounds: rounds, contenders: contenders.map(\.name), rows: [])
        for count in [1, 12] {
            for contender in contenders {
                try FileManager.default.createDirectory(at: contender.folder, withIntermediateDirectories: true)
                // What an installation has once and for all: the kernel library, byte code of Python modules.
                try contender.write((1...count).map { BenchmarkChapter(number: $0) })
                progress(
                    "\(contender.name) builds \(count == 1 ? "one chapter" : "\(count) chapters") for the first time")
                _ = try contender.build(count)
            }
            for scenario in LessonScenario.allCases {
                progress("measuring \(count == 1 ? "one chapter" : "\(count) chapters"), \(scenario.title)")
                report.rows.append(try measure(scenario, count, contenders))
            }
        }
        progress("measuring commands of Attend")
        report.commands = try CourseCommands(attend: attend, course: sources.deletingLastPathComponent(), in: folder)
            .measure(rounds: rounds)
        progress("measuring saves")
        let watched = AttendContender(
            folder: folder.appending(path: "watched"), attend: attend, modules: modules)
        report.commands += try WatchTimes(contender: watched, rounds: rounds).measure()
        return report
    }

    private var modules: [String] { ["StepTrace", "AttentionKernel"].map { sources.appending(path: $0).path } }

    private func contenders(in folder: URL, _ progress: (String) -> Void) throws -> [any LessonContender] {
        let all: [any LessonContender] = [
            AttendContender(folder: folder.appending(path: "attend"), attend: attend, modules: modules),
            NbconvertContender(folder: folder.appending(path: "nbconvert")),
            MystContender(folder: folder.appending(path: "myst-nb")),
            KnitrContender(folder: folder.appending(path: "knitr")),
        ]
        return all.filter { contender in
            guard let remedy = contender.missing() else { return true }
            progress("without \(contender.name): \(remedy)")
            return false
        }
    }

    private func measure(
        _ scenario: LessonScenario, _ count: Int, _ contenders: [any LessonContender]
    ) throws -> LessonReport.Row {
        var times: [String: [Double]] = [:]
        for round in 1...rounds {
            for contender in contenders {
                var chapters = (1...count).map { BenchmarkChapter(number: $0) }
                // The first chapter is the one that is worked on; every edit is a new one.
                chapters[0].prose = scenario == .prose ? round : 0
                chapters[0].edit = scenario == .cell ? round : 0
                if scenario == .cold { try contender.forget() }
                try contender.write(chapters)
                times[contender.name, default: []].append(try contender.build(count).seconds)
            }
        }
        return LessonReport.Row(chapters: count, scenario: scenario, seconds: times.mapValues(\.median))
    }
}
