import Foundation

/// The user without any rights, as whom a test runs attend when it runs as root itself.
enum Nobody {
    private static let tool = "/usr/bin/setpriv"

    static let canBe = geteuid() == 0 && FileManager.default.isExecutableFile(atPath: tool)

    /// Has a process run as that user, to whom the test's folder then belongs.
    static func becomes(_ process: Process, in attend: Attend) throws {
        let ownership = Process()
        ownership.executableURL = URL(filePath: "/bin/chown")
        ownership.arguments = ["-R", "nobody", attend.folder.path]
        try ownership.run()
        ownership.waitUntilExit()
        process.arguments =
            ["--reuid=nobody", "--clear-groups", process.executableURL!.path] + (process.arguments ?? [])
        process.executableURL = URL(filePath: tool)
    }
}
