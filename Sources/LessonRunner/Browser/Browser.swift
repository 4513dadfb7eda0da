import Foundation
package import LessonModel

/// An installed Chromium or Chrome, used to print pages as PDF.
package struct Browser: Sendable, Hashable {
    /// The executable.
    package var path: String

    private static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    private static let applications = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ]

    /// Looks in `PATH`, then in macOS's folder of applications.
    package static func find(environment: [String: String]) -> Browser? {
        let path = SearchPath(environment).program(names) ?? SearchPath.firstExecutable(applications)
        return path.map(Browser.init)
    }

    /// The browser did not print a page.
    package struct Failure: DiagnosedError, Hashable {
        package var page: String
        package var ending: String
        package var text: String

        package var diagnostics: [Diagnostic] { [diagnostic] }

        private var diagnostic: Diagnostic {
            Diagnostic(
                at: nil, "the browser did not print \(page) (\(ending))\n\(text)",
                remedy: "open the page and print it from there")
        }
    }

    /// Prints a page; the PDF is written atomically.
    /// - Parameters:
    ///   - page: the HTML file's absolute path.
    ///   - file: the PDF's absolute path.
    ///   - author: whom the PDF names as its author.
    ///   - environment: the browser's environment.
    package func printPage(
        _ page: String, to file: String, author: String? = nil, environment: [String: String]
    ) async throws {
        // With the user's profile, a browser that is already open would handle the request: use a profile of its own.
        let scratch = try ScratchFolder(in: NSTemporaryDirectory())
        let draft = scratch.path + "/page.pdf"
        var arguments = [
            "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer", "--disable-dev-shm-usage",
            "--user-data-dir=\(scratch.path)/profile", "--print-to-pdf=\(draft)",
        ]
        // Chromium does not start its sandbox as root; the page is our own and loads nothing from elsewhere.
        if geteuid() == 0 { arguments.append("--no-sandbox") }
        arguments.append(URL(filePath: page).absoluteString)
        let run = try await CommandRun.run(path, arguments, in: scratch.path, environment: environment)
        guard run.succeeded, let data = FileManager.default.contents(atPath: draft),
            data.starts(with: Data("%PDF".utf8))
        else {
            throw Failure(page: page, ending: run.ending.description, text: String(run.text.suffix(600)))
        }
        let named = author.map { PDFInformation.adding(author: $0, to: data) } ?? data
        try named.write(to: URL(filePath: file), options: .atomic)
    }

    /// Opens a page in the user's default browser.
    /// - Returns: false when this machine has no command for that.
    package static func open(_ page: String, environment: [String: String]) async throws -> Bool {
        let ofMacOS = SearchPath.firstExecutable(["/usr/bin/open"])
        guard let opener = ofMacOS ?? SearchPath(environment).program("xdg-open") else { return false }
        let run = try await CommandRun.run(opener, [page], in: NSTemporaryDirectory(), environment: environment)
        return run.succeeded
    }
}
