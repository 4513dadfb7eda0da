import Foundation
import Testing

/// File names say what a file contains; no file is too long, and nothing is left unfinished.
@Suite struct FileTests {
    @Test func theTopLevelHoldsSourcesTestsAndLessons() throws {
        // Files that the tool itself writes here are not part of the project.
        let made: Set = ["Package.resolved", "answers", "handouts", "handouts-teacher"]
        let visible = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.path)
            .filter { !$0.hasPrefix(".") && !made.contains($0) }
        #expect(visible.sorted() == ["LICENSE", "Package.swift", "README.md", "Sources", "Tests", "lessons"])
    }

    @Test func noFileIsLongerThan300Lines() throws {
        let files = try Checkout.swiftFiles(in: "Sources") + Checkout.swiftFiles(in: "Tests")
        #expect(files.filter { $0.lines.count > 300 }.map { "\($0.path): \($0.lines.count)" } == [])
    }

    @Test func theMedianFileIsShort() throws {
        let lengths = try Checkout.swiftFiles(in: "Sources").map(\.lines.count).sorted()
        #expect(lengths[lengths.count / 2] < 120)
    }

    @Test func namesSayWhatAFileHolds() throws {
        let empty = ["Util", "Helper", "Manager", "Common.", "Commons", "Misc"]
        let files = try Checkout.swiftFiles(in: "Sources") + Checkout.swiftFiles(in: "Tests")
        #expect(files.filter { file in empty.contains { file.name.contains($0) } }.map(\.path) == [])
        #expect(files.filter { $0.path.hasSuffix("/Placeholder.swift") }.map(\.path) == [])
    }

    @Test func nothingIsLeftUnfinished() throws {
        let marks = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]
        let files = try Checkout.swiftFiles(in: "Sources") + Checkout.swiftFiles(in: "Tests")
        let found = files.flatMap { file in
            file.lines.enumerated().filter { line in marks.contains { line.element.contains($0) } }
                .map { "\(file.path):\($0.offset + 1)" }
        }
        #expect(found == [])
    }

    /// Folders that exist on every machine with the same system.
    private static let system: Set = [
        "usr", "bin", "dev", "proc", "sys", "tmp", "etc", "var", "Applications", "System", "Library",
    ]

    /// What the addresses of a served course begin with that pages ask.
    private static let served = "live"

    @Test func noFileNamesAPlaceOnOneMachine() throws {
        var found: [String] = []
        for file in try Checkout.texts() {
            for match in file.text.matches(of: /(?:^|[\s"'`(=\[,<:|])(\/([A-Za-z_][\w.\-]*)\/[\w.\-]+)/)
            where !Self.system.contains(String(match.2)) && match.2 != Self.served {
                // Tests use invented paths; a path that exists is not invented.
                let path = String(match.1)
                guard !file.path.hasPrefix("Tests/") || FileManager.default.fileExists(atPath: path) else { continue }
                found.append("\(file.path): \(path)")
            }
        }
        #expect(found == [])
    }
}
