/// The text of the `Package.swift` that makes a package of a folder of answers, so that editors know what answers may use.
///
/// Each chapter's folder is a target, which sees what the chapter's answers see: the course's modules without an `import`,
/// what starters use of the cells, and the answers that exercises build on.
package struct AnswerManifest: Sendable {
    /// The modules' names, each after those that it uses.
    package var modules: [String]
    /// The modules that answers see without an `import`.
    package var imports: [String]
    package var chapters: [Chapter]

    /// A chapter with answers.
    package struct Chapter: Sendable, Hashable {
        package var folder: String
        /// The chapter's number.
        package var label: String
        /// The numbers of other chapters whose answers its exercises build on.
        package var uses: [String]
        /// Whether its folder in `links` declares what starters use of the cells.
        package var hasCells: Bool
        /// Files in its folder that are no Swift.
        package var others: [String]

        package init(folder: String, label: String, uses: [String], hasCells: Bool, others: [String]) {
            self.folder = folder
            self.label = label
            self.uses = uses
            self.hasCells = hasCells
            self.others = others
        }
    }

    package static let name = "Package.swift"
    /// The folder beside it with links to the modules' sources, and what chapters' cells declare.
    package static let links = ".course"

    package init(modules: [String], imports: [String], chapters: [Chapter]) {
        self.modules = modules
        self.imports = imports
        self.chapters = chapters
    }

    package var text: String {
        let list = chapters.map { chapter in
            "    Chapter(folder: \(Self.quoted(chapter.folder)), target: \(Self.quoted(Self.target(chapter.label))), uses: "
                + "\(Self.list(uses(of: chapter))), others: \(Self.list(chapter.others))),\n"
        }
        let cells = chapters.filter(\.hasCells).map { chapter in
            "    .target(name: \(Self.quoted(Self.cells(chapter.label))), dependencies: modules, path: "
                + "\(Self.quoted("\(Self.links)/\(chapter.folder)")), swiftSettings: [.swiftLanguageMode(.v5)]),\n"
        }
        return #"""
            // swift-tools-version: 6.0
            // Written by 'attend start', for editors: open this folder in one. A file that you have changed stays as it is.
            import PackageDescription

            struct Chapter {
                var folder: String
                var target: String
                var uses: [String]
                var others: [String]
            }

            let chapters = [
            \#(list.joined())]

            let names = \#(Self.list(modules))
            let modules = names.map { Target.Dependency(stringLiteral: $0) }
            let strict: [SwiftSetting] = [
                .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny"),
            ]

            /// Answers see modules without an 'import', and a placeholder is no error.
            func answers(_ chapter: Chapter) -> [SwiftSetting] {
                let imports = \#(Self.list(imports)).flatMap { ["-import-module", $0] }
                let uses = chapter.uses.flatMap { ["-testable-import-module", $0] }
                let flags = (["-warn-on-editor-placeholder"] + imports + uses).flatMap { ["-Xfrontend", $0] }
                return [.swiftLanguageMode(.v5), .unsafeFlags(flags)]
            }

            let package = Package(name: "answers", platforms: [.macOS(.v15)])
            package.targets = names.indices.map { index in
                .target(
                    name: names[index], dependencies: Array(modules[..<index]), path: "\#(Self.links)/\(names[index])",
                    swiftSettings: strict)
            }
            package.targets += chapters.map { chapter in
                .target(
                    name: chapter.target, dependencies: modules + chapter.uses.map { .init(stringLiteral: $0) },
                    path: chapter.folder, exclude: chapter.others, swiftSettings: answers(chapter))
            }
            package.targets += [
            \#(cells.joined())]

            """#
    }

    private func uses(of chapter: Chapter) -> [String] {
        chapter.uses.filter { label in chapters.contains { $0.label == label } }.map(Self.target)
            + (chapter.hasCells ? [Self.cells(chapter.label)] : [])
    }

    private static func target(_ label: String) -> String { "Chapter\(label)" }

    private static func cells(_ label: String) -> String { target(label) + "Cells" }

    private static func list(_ names: [String]) -> String { "[\(names.map(quoted).joined(separator: ", "))]" }

    private static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
