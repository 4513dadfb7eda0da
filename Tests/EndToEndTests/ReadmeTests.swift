import Foundation
import TestSupport
import Testing

/// What the README says of commands is true.
///
/// Its lesson runs, its two long commands install what they need, its table is that of the program. Times and shares of the
/// peak are measured by hand, with the commands beside them.
@Suite(.processLimit) struct ReadmeTests {
    private static func readme() throws -> String {
        try String(contentsOf: PackageFolder.root.appending(path: "README.md"), encoding: .utf8)
    }

    /// The text of the code block with that info string.
    private static func block(_ info: String, fence: String) throws -> String {
        let parts = try readme().components(separatedBy: "\(fence)\(info)\n")
        try #require(parts.count == 2)
        return try #require(parts[1].components(separatedBy: "\n\(fence)\n").first) + "\n"
    }

    @Test func theLessonRuns() async throws {
        let sources = PackageFolder.root.appending(path: "Sources").path
        let attend = try Attend(
            lesson: try Self.block("markdown lesson", fence: "````"), modules: "[\(sources)/AttentionKernel]",
            imports: "[AttentionKernel]")
        defer { attend.remove() }
        let run = try await attend("run", "1", "--width", "70")
        #expect(run.status == 0)
        #expect(run.out.contains("0.090▁ 0.245▂ 0.665▅"))
        #expect(run.out.contains("The largest share is 0.665, as e³/(e¹ + e² + e³) says.\n"))
    }

    @Test func theCommandsInstallWhatTheyNeedAndRunAsRootOrNot() throws {
        for info in ["sh run", "sh test"] {
            let command = try Self.block(info, fence: "```")
            #expect(command.contains("$([ \"$(id -u)\" = 0 ] || echo sudo)"))
            #expect(command.contains("libcmark-dev"))
            #expect(command.contains("pkg-config"))
        }
        #expect(try Self.block("sh run", fence: "```").hasSuffix("&& swift run attend run 3\n"))
        #expect(try Self.block("sh test", fence: "```").hasSuffix("swift test\n"))
    }

    /// The first cell of each line of the table of commands, and the rest of the line.
    private static func commandTable() throws -> [(commands: [String], text: String)] {
        let lines = try readme().split(separator: "\n").drop { $0 != "| command | does |" }.dropFirst(2)
        return lines.prefix { $0.hasPrefix("|") }.map { line in
            let cells = line.split(separator: "|")
            return (cells[0].matches(of: /`attend ?([\w-]*)[^`]*`/).map { String($0.1) }, String(cells[1]))
        }
    }

    @Test func theTableNamesEveryCommandAndNoOther() async throws {
        let attend = try Attend(["notes.md": "x\n"])
        defer { attend.remove() }
        let help = try await attend("--help").out
        let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
        let subcommands = list.matches(of: #/(?m)^  ([a-z-]+) /#).map { String($0.1) }
        #expect(subcommands.count > 5)
        #expect(try Self.commandTable().flatMap(\.commands).sorted() == (subcommands + [""]).sorted())
    }

    @Test func theOptionsInTheTableAreThoseOfTheirCommands() async throws {
        let attend = try Attend(["notes.md": "x\n"])
        defer { attend.remove() }
        for (commands, text) in try Self.commandTable() where commands != [""] {
            let help = try await attend(commands[0], "--help").out
            for option in text.matches(of: /--[a-z-]+/).map(\.output) {
                #expect(help.contains(option), "attend \(commands[0]) \(option)")
            }
        }
    }
}
