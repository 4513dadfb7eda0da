#if os(Linux)
import Foundation
import TestSupport
import Testing

/// Answers whose source reaches for files, modules or symbols while it is compiled: none gets to see any.
@Suite(.processLimit) struct CompilerReachTests {
    private struct Attempt {
        var name: String
        /// `NAME` stands for the function that the checks call.
        var code: String
        /// The message that it gets; nil for an answer that passes, to which the attempt brings nothing.
        var error: String?
    }

    private static let right = "\nfunc NAME(_ x: Double) -> Double { 2 * x }"
    private static let process = "(\"getpid\") func process() -> Int32" + right

    private static func attribute(_ name: String) -> String { "`\(name)` cannot be used in an answer" }

    private static let attempts = [
        // Files.
        Attempt(name: "embed", code: "#embed(\"$KEY\")" + right, error: "no macro named 'embed'"),
        Attempt(
            name: "include", code: "#include \"$KEY\"" + right,
            error: "consecutive statements on a line must be separated by ';'"),
        Attempt(
            name: "location", code: "\u{FEFF}#sourceLocation(file: \"$KEY\", line: 1)" + right,
            error: "`#sourceLocation` cannot be used here"),
        Attempt(
            name: "interpolated",
            code: "func NAME(_ x: Double) -> Double {\n    print(\"\"\"\n        \\({ () -> Int in\n"
                + "        #sourceLocation(file: \"$KEY\", line: 1)\n        return #line }())\n        \"\"\")\n    return 2 * x\n}",
            error: "`#sourceLocation` cannot be used here"),
        Attempt(
            name: "renamed", code: "#line 1 \"$KEY\"" + right, error: "#line directive was renamed to #sourceLocation"),
        Attempt(
            name: "interface",
            code: "// swift-interface-format-version: 1.0\n// swift-module-flags: -module-name Other -I $FOLDER" + right
        ),
        Attempt(
            name: "literal", code: "let key = #fileLiteral(resourceName: \"$KEY\")" + right,
            error: "could not infer type of file reference literal"),
        // Macros of others' making.
        Attempt(
            name: "plugin",
            code:
                "@freestanding(expression) macro key() -> String = #externalMacro(module: \"$FOLDER/libkey\", type: \"K\")\n"
                + "func NAME(_ x: Double) -> Double { Double(#key().count) }",
            error: "external macro implementation type '$FOLDER/libkey.K' could not be found for macro 'key()'; "
                + "plugin for module '$FOLDER/libkey' not found"),
        // Modules.
        Attempt(name: "host", code: "import AttendCommands" + right, error: "no such module 'AttendCommands'"),
        Attempt(
            name: "exists",
            code: "#if canImport(AttendCommands) || canImport(LessonRunner)\n#error(\"seen\")\n#endif" + right),
        Attempt(
            name: "testable", code: "@testable import LessonRuntime" + right,
            error: "module 'LessonRuntime' was not compiled for testing"),
        Attempt(
            name: "privately", code: "@_private(sourceFile: \"Channel.swift\") import LessonRuntime" + right,
            error: "module 'LessonRuntime' was not compiled for private import"),
        Attempt(
            name: "internals", code: "import LessonRuntime\nlet folder = Channel.folder" + right,
            error: "cannot find 'Channel' in scope"),
        Attempt(
            name: "hidden", code: "@_implementationOnly import Glibc\nlet user = getuid()" + right),
        Attempt(name: "builtin", code: "import Builtin" + right, error: "no such module 'Builtin'"),
        // Symbols, in ways in which an attribute may be written.
        Attempt(name: "spaced", code: "@ _silgen_name" + process, error: attribute("@ _silgen_name")),
        Attempt(name: "commented", code: "@/**/_silgen_name" + process, error: attribute("@/**/_silgen_name")),
        Attempt(name: "quoted", code: "@`_silgen_name`" + process, error: attribute("@`_silgen_name`")),
        Attempt(
            name: "inactive", code: "#if false\n@_cdecl(\"getpid\") func process() {}\n#endif" + right,
            error: attribute("@_cdecl")),
        Attempt(
            name: "afterRegex", code: "let quote = /\"/\n@_silgen_name" + process + "\nlet other = /\"/",
            error: attribute("@_silgen_name")),
        Attempt(
            name: "sameSymbol",
            code: "@abi(func NAME(_ x: Double) -> Double) func other(_ x: Double) -> Double { 0 }" + right,
            error: attribute("@abi")),
    ]

    @Test func nothingIsReached() async throws {
        let lesson = DoublingExam.lesson(Self.attempts.map(\.name), checks: "probe(\"three\", NAME(3))")
        let attend = try Attend(lesson: lesson)
        defer { attend.remove() }
        try attend.write("the teacher's own key\n", "key")
        let folder = attend.folder.path
        func filled(_ text: String, _ attempt: Attempt) -> String {
            text.replacing("NAME", with: attempt.name).replacing("$KEY", with: folder + "/key")
                .replacing("$FOLDER", with: folder)
        }
        for attempt in Self.attempts {
            try attend.write(filled(attempt.code, attempt) + "\n", "answers/01-lesson/\(attempt.name).swift")
        }
        let outcome = try await attend("check", "1", "--width", "300")
        #expect(!outcome.out.contains("own key"))
        let parts = outcome.out.split(separator: "\n\n", omittingEmptySubsequences: true)
        for (number, attempt) in zip(1..., Self.attempts) {
            let part = parts.first { $0.contains(" 1.\(number) \(attempt.name)  ") } ?? "\(outcome.error)"
            #expect(part.contains(attempt.error == nil ? "  passed  " : "  does not compile  "), "\(part)")
            let message = attempt.error.map { ": error: " + filled($0, attempt) }
            #expect(message == nil || part.contains(message! + "\n"), "\(part)")
        }
    }
}
#endif
