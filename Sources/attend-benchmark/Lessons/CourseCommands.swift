import Foundation

/// Times the commands that learners and authors wait for, with this project's own course.
struct CourseCommands {
    /// The package's folder, with `lessons` in it.
    let course: URL
    private let tool: AttendTool

    init(attend: URL, course: URL, in folder: URL) throws {
        self.course = course
        tool = AttendTool(folder: folder.appending(path: "course"), attend: attend)
        try FileManager.default.createDirectory(at: tool.folder, withIntermediateDirectories: true)
    }

    /// The median time of each command.
    func measure(rounds: Int) throws -> [LessonReport.Command] {
        // The benchmark edits lessons, so it works on a copy.
        let lessons = tool.folder.appending(path: "lessons")
        try FileManager.default.copyItem(at: course.appending(path: "lessons"), to: lessons)
        let settings = lessons.appending(path: "course.yml")
        let sources = course.appending(path: "Sources").path
        try String(contentsOf: settings, encoding: .utf8).replacing("../Sources", with: sources)
            .write(to: settings, atomically: true, encoding: .utf8)
        _ = try tool.run(["run", "all"])
        _ = try tool.run(["start", "all"])
        return [
            try command("attend --help", rounds) { try tool.run(["--help"]) },
            try command("attend run all, nothing cached", rounds) {
                for name in ["results", "observations", "pages"] {
                    try? FileManager.default.removeItem(at: tool.folder.appending(path: "cache/attend/\(name)"))
                }
                return try tool.run(["run", "all"])
            },
            try command("attend run all, unchanged", rounds) { try tool.run(["run", "all"]) },
            try command("attend run 3, unchanged", rounds) { try tool.run(["run", "3"]) },
            try command("attend run 3 after an edited cell", rounds) { round in
                try edit("03-scores-softmax-output.md", "\n```swift\nlet edited = \(round)\nedited\n```\n")
                return try tool.run(["run", "3"])
            },
            try command("attend run 3 after edited prose", rounds) { round in
                try edit("03-scores-softmax-output.md", "\nEdited \(round) times.\n")
                return try tool.run(["run", "3"])
            },
            try command("attend check of one new answer", rounds) { round in
                let answer = tool.folder.appending(path: "answers/04-scaling/scale-scores.swift")
                let text = try String(contentsOf: answer, encoding: .utf8)
                let kept = text.components(separatedBy: "// round").first ?? text
                try (kept.replacing(/<#[^#]*#>/, with: "q") + "// round \(round)\n")
                    .write(to: answer, atomically: true, encoding: .utf8)
                return try tool.run(["check", "04-scaling/scale-scores"], allowing: [0, 1])
            },
        ]
    }

    /// Writes the original lesson with text appended.
    private func edit(_ name: String, _ addition: String) throws {
        let file = tool.folder.appending(path: "lessons/\(name)")
        let original = try String(contentsOf: course.appending(path: "lessons/\(name)"), encoding: .utf8)
        try (original + addition).write(to: file, atomically: true, encoding: .utf8)
    }

    private func command(
        _ title: String, _ rounds: Int, _ body: (Int) throws -> TimedRun
    ) throws -> LessonReport.Command {
        let runs = try (1...rounds).map(body)
        return LessonReport.Command(
            title: title, seconds: runs.map(\.seconds).median,
            peakMemory: runs.map(\.peakMemory).max() ?? 0)
    }

    private func command(_ title: String, _ rounds: Int, _ body: () throws -> TimedRun) throws -> LessonReport.Command {
        try command(title, rounds) { _ in try body() }
    }
}
