import ArgumentParser
import Foundation

/// `attend-benchmark pages`: how long readers wait for what a figure says.
struct PagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pages", abstract: "Times the figures of pages in Chromium.",
        discussion: """
            Needs playwright from PyPI, and Chromium or Chrome. Each page is opened five times, and the report has the medians: \
            milliseconds until the first number is explained, which starts the page's WebAssembly module, and until another is, \
            in the middle and at most.
            """)

    @Argument(help: "HTML files.", completion: .file())
    var pages: [String]

    @Option(help: "The Python to use.")
    var python = "python3"

    @Option(help: "text or json.")
    var format = ReportFormat.text

    private static let script = KernelProgram.workers.appending(path: "page_times.py")

    func run() async throws {
        guard TimedRun.works([python, "-c", "import playwright"]) else {
            throw ValidationError("\(python) has no module playwright.")
        }
        let worker = try LineProcess("Chromium", executable: "/usr/bin/env", arguments: [python, Self.script.path])
        var report = PagesReport()
        for page in pages {
            let runs = try (0..<5).map { _ in
                try worker.answer(to: page).split(separator: " ").compactMap { Double($0) }
            }.filter { $0.count == 3 }
            if runs.isEmpty { continue }
            report.pages.append(
                PagesReport.Page(
                    name: URL(filePath: page).lastPathComponent, start: runs.map { $0[0] }.median,
                    readout: runs.map { $0[1] }.median, longestReadout: runs.map { $0[2] }.median))
        }
        try format.print(report)
    }
}

/// Milliseconds that readers wait for the figures of pages.
struct PagesReport: BenchmarkReport {
    struct Page: Encodable {
        var name: String
        /// Until the first number is explained.
        var start: Double
        var readout: Double
        var longestReadout: Double
    }

    var pages: [Page] = []

    var text: String {
        Table.text(
            [["page", "start", "readout", "longest readout"]]
                + pages.map { page in
                    [page.name] + [page.start, page.readout, page.longestReadout].map { String(format: "%.1f ms", $0) }
                })
    }
}
