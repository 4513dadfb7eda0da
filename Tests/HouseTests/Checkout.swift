import Foundation
import Testing

/// The package as it lies on disk, for tests that look after the house itself.
enum Checkout {
    /// The folder of `Package.swift`.
    static let root: URL = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// A source file: its path from the root and its lines.
    struct SourceFile: CustomTestStringConvertible {
        let path: String
        let lines: [String]

        /// The target it belongs to: `Sources/LessonReader/…` → `LessonReader`.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }

        /// The modules that it imports, with any access word.
        var imports: [String] {
            lines.compactMap { line in
                let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
                guard let position = words.firstIndex(of: "import"), position <= words.startIndex + 1 else {
                    return nil
                }
                return words.last.map { String($0.split(separator: ".")[0]) }
            }
        }

        var testDescription: String { path }
    }

    /// All Swift files below a folder of the root, in the order of their paths.
    static func swiftFiles(in folder: String) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        let paths = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        return try paths.filter { $0.hasSuffix(".swift") && !$0.contains("Fixtures/") }.sorted().map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return SourceFile(path: "\(folder)/\(path)", lines: lines.last == "" ? lines.dropLast() : lines)
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
