import Foundation

/// A served course of two chapters, thirty cells and an exercise, used in Chromium.
struct ServeBenchmark {
    let attend: URL
    let python: String
    let rounds: Int
    let tabs: Int
    let idle: Double
    let checks: Int

    func run(progress: (String) -> Void) throws -> ServeReport {
        let temporary = try BenchmarkFolder()
        defer { temporary.remove() }
        let tool = AttendTool(folder: temporary.url, attend: attend)
        try tool.write([BenchmarkChapter(number: 1)])
        try tool.writeCourse(of: [AttendTool.file(1), "02-squares.md"])
        try tool.write(ConfinementBenchmark.exercise, to: "lessons/02-squares.md")
        progress("running the course, and the answer's solution")
        _ = try tool.run(["run", "all"])
        _ = try tool.run(["start", "2"])
        _ = try tool.run(["check", "2"], allowing: [0, 1])

        let browser = try LineProcess(
            "Chromium", executable: "/usr/bin/env",
            arguments: [python, KernelProgram.workers.appending(path: "served_pages.py").path])
        var report = ServeReport(rounds: rounds)
        progress("measuring starts")
        var starts: [(told: Double, page: Double)] = []
        for _ in 0..<rounds {
            let server = try ServerProcess(tool)
            defer { server.end() }
            starts.append((server.start, try milliseconds(browser, "open \(server.address)")))
        }
        report.start = starts.map(\.told).median
        report.firstPage = starts.map(\.page).median

        let server = try ServerProcess(tool)
        defer { server.end() }
        _ = try browser.answer(to: "open \(server.address)")
        progress("measuring saves")
        try measureSaves(of: tool, on: server, browser, &report)
        progress("measuring checks")
        try measureChecks(of: tool, on: server, browser, &report)
        progress("opening \(tabs) tabs")
        _ = try browser.answer(to: "tabs \(tabs)")
        // What opening them has begun comes to its end.
        Thread.sleep(forTimeInterval: 2)
        let busy = server.processorSeconds
        Thread.sleep(forTimeInterval: idle)
        (report.tabs, report.idleSeconds) = (tabs, idle)
        report.idleProcessorSeconds = server.processorSeconds - busy
        (report.checks, report.before) = (checks, server.usage)
        for number in 0..<checks {
            if number % 100 == 0 { progress("\(number) of \(checks) checks in a row") }
            _ = try milliseconds(browser, "check \(Self.answer(1000 + number))")
        }
        report.after = server.usage
        return report
    }

    private func measureSaves(
        of tool: AttendTool, on server: ServerProcess, _ browser: LineProcess, _ report: inout ServeReport
    ) throws {
        _ = try browser.answer(to: "go \(server.origin)/01-chapter.html")
        var (cells, prose): ([Double], [Double]) = ([], [])
        for round in 1...rounds {
            var chapter = BenchmarkChapter(number: 1, edit: round)
            cells.append(try seconds(of: chapter, tool, browser, "figure \(BenchmarkChapter.edited - 1)"))
            chapter.prose = round
            prose.append(try seconds(of: chapter, tool, browser, "prose written \(round) times"))
        }
        (report.savedCell, report.savedProse) = (cells.median, prose.median)
    }

    /// Saves a chapter, and waits until the page shows it.
    private func seconds(
        of chapter: BenchmarkChapter, _ tool: AttendTool, _ browser: LineProcess, _ awaited: String
    ) throws -> Double {
        _ = try browser.answer(to: awaited)
        let start = try tool.save(chapter, after: 0.5)
        _ = try browser.nextLine(after: awaited)
        return start.duration(to: .now) / .seconds(1)
    }

    private func measureChecks(
        of tool: AttendTool, on server: ServerProcess, _ browser: LineProcess, _ report: inout ServeReport
    ) throws {
        _ = try browser.answer(to: "go \(server.origin)/02-squares.html")
        _ = try browser.answer(to: "check \(Self.answer(0))")
        var (pages, commands): ([Double], [Double]) = ([], [])
        for round in 1...rounds {
            pages.append(try milliseconds(browser, "check \(Self.answer(round))"))
            try tool.write(Self.answer(round) + "// by the command\n", to: "answers/02-squares/squares.swift")
            commands.append(try tool.run(["check", "2"], allowing: [0, 1]).seconds)
            Thread.sleep(forTimeInterval: 0.5)
        }
        (report.checkInPage, report.checkByCommand) = (pages.median, commands.median)
        report.checkDifference = zip(pages, commands).map { $0 - $1 }.median
    }

    /// An answer that has not been checked before; every other one is right, so that each verdict differs from the last.
    private static func answer(_ number: Int) -> String {
        "func squares(_ x: [Double]) -> [Double] { x.map { $0 \(number.isMultiple(of: 2) ? "*" : "+") $0 } } // \(number)"
    }

    private func milliseconds(_ browser: LineProcess, _ line: String) throws -> Double {
        (Double(try browser.answer(to: line)) ?? .nan) / 1000
    }
}
