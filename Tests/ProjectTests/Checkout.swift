import Foundation
import TestSupport
import Testing

/// The package's files, for tests that check the project itself.
enum Checkout {
    /// The folder of `Package.swift`.
    static let root = PackageFolder.root

    /// A source file: its path from the root and its lines.
    struct SourceFile: CustomTestStringConvertible {
        let path: String
        let lines: [String]

        /// The target it belongs to: `Sources/LessonReader/…` → `LessonReader`.
        var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        var name: String { path.split(separator: "/").last.map(String.init) ?? path }

        /// The modules that it imports, with any access word; lessons and messages within a string are indented.
        var imports: [String] {
            lines.filter { !$0.hasPrefix(" ") && !$0.hasPrefix("/") }.compactMap { line in
                let words = line.split(separator: " ").drop { $0.hasPrefix("@") }
                guard let position = words.firstIndex(of: "import"), position <= words.startIndex + 1 else {
                    return nil
                }
                return words.last.map { String($0.split(separator: ".")[0]) }
            }
        }

        var testDescription: String { path }
    }

    /// All Swift files below a folder of the root, in the order of their paths, without those of packages of their own.
    static func swiftFiles(in folder: String) throws -> [SourceFile] {
        let base = root.appending(path: folder)
        let all = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
        let packages = all.filter { $0.hasSuffix("/Package.swift") }.map { $0.dropLast("Package.swift".count) }
        let own = all.filter { path in !packages.contains { path.hasPrefix($0) } }
        return try own.filter { $0.hasSuffix(".swift") && !$0.contains("Fixtures/") }.sorted().map { path in
            let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return SourceFile(path: "\(folder)/\(path)", lines: lines.last == "" ? lines.dropLast() : lines)
        }
    }

    /// A target of `Package.swift`: the modules that it may import, and the packages' products among them.
    struct Target: CustomTestStringConvertible {
        let name: String
        let folder: String
        let excluded: [String]
        let dependencies: [String]
        let products: [String]

        var testDescription: String { name }

        var files: [SourceFile] {
            get throws {
                try swiftFiles(in: folder).filter { file in
                    !excluded.contains { file.path.hasPrefix("\(folder)/\($0)/") }
                }
            }
        }
    }

    /// The targets, those of C included.
    static func targets() throws -> [Target] {
        let text = try text("Package.swift")
        let names = try Dictionary(
            uniqueKeysWithValues: text.matches(of: Regex(#"let (\w+): Target\.Dependency = \.product\(name: "(\w+)""#))
                .map { (String($0.output[1].substring!), String($0.output[2].substring!)) })
        let kinds = "(target|executableTarget|testTarget|systemLibrary)"
        // A declaration ends where the next begins.
        return try text.matches(
            of: Regex(#"(?s)\.\#(kinds)\(\s*name: (.*?)(?=\.\#(kinds)\(\s*name:|swiftLanguageModes)"#)
        )
        .map { match in
            let kind = match.output[1].substring!
            let body = String(match.output[2].substring!)
            func words(_ pattern: String, in text: String) throws -> [String] {
                try text.matches(of: Regex(pattern)).map { String($0.output[1].substring!) }
            }
            let name = try words(#"^"([\w-]+)""#, in: body)[0]
            let folder = try words(#"path: "(.*?)""#, in: body).first
            let list =
                try words(
                    #"(?s)dependencies: \[(.*?)\](?:,\s*(?:exclude|resources|path|swiftSettings)|\),?\n)"#, in: body
                )
                .first ?? ""
            let products =
                try words(#"\.product\(name: "(\w+)""#, in: list)
                + words(#"\b(\w+)\b"#, in: list).compactMap { names[$0] }
            let modules = list.replacing(try Regex(#"\.product\([^)]*\)"#), with: "")
            let exclude = try words(#"exclude: \["([\w]+)"\]"#, in: body)
            return Target(
                name: name, folder: folder ?? (kind == "testTarget" ? "Tests/" : "Sources/") + name,
                excluded: exclude, dependencies: try words(#""([\w-]+)""#, in: modules) + products,
                products: products)
        }
    }

    /// Every file that people write, with its text; what is not text, and data from elsewhere, is left out.
    static func texts() throws -> [(path: String, text: String)] {
        let folders = ["Sources", "Tests", "lessons", ".ci", ".github"].flatMap { folder in
            (FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
                .compactMap { $0 as? String } ?? []).map { "\(folder)/\($0)" }
        }
        return (folders + ["README.md", "Package.swift", ".gitignore", ".swift-format"]).sorted()
            .filter { path in !["Fixtures/", "__pycache__", "/.build/"].contains { path.contains($0) } }
            .compactMap { path in
                (try? Data(contentsOf: root.appending(path: path))).flatMap { String(data: $0, encoding: .utf8) }
                    .map { (path, $0) }
            }
    }

    /// The pieces of code within running Markdown.
    static func code(in text: String) throws -> [String] {
        try text.matches(of: Regex("`([^`\n]+)`")).map { String($0.output[1].substring!) }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
