import Foundation
import Testing

/// Each external library has one importing module, and each module uses only what it may.
@Suite struct DependencyTests {
    @Test func onlyOneFileImportsCMark() throws {
        let importers = try Checkout.swiftFiles(in: "Sources").filter { $0.imports.contains("CCMark") }
        #expect(importers.map(\.target) == ["LessonReader"])
    }

    @Test(arguments: [
        ("Subprocess", ["LessonRunner"]),
        ("Yams", ["LessonReader"]),
        ("Mustache", ["LessonRendering"]),
        ("ArgumentParser", ["AttendCommands", "attend-benchmark"]),
        ("SwiftSource", ["AttendCommands", "LessonModel", "LessonReader", "LessonRendering", "LessonRunner"]),
        ("SwiftSyntax", []),
    ])
    func aLibraryIsImportedByItsModulesOnly(library: String, modules: [String]) throws {
        let importers = try Checkout.swiftFiles(in: "Sources").filter { $0.imports.contains(library) }
        #expect(importers.filter { !modules.contains($0.target) }.map(\.path) == [])
    }

    /// Modules of the toolchain or the system.
    private static let system: Set = [
        "Darwin", "Dispatch", "Foundation", "FoundationXML", "Glibc", "Musl", "Synchronization", "System", "Testing",
    ]

    @Test func everyTargetIsRead() throws {
        let names = Set(try Checkout.targets().map(\.name))
        let folders = try ["Sources", "Tests"].flatMap { folder in
            try Checkout.swiftFiles(in: folder).map(\.target)
        }.filter { folder in
            // A package of its own.
            !FileManager.default.fileExists(atPath: Checkout.root.appending(path: "Tests/\(folder)/Package.swift").path)
        }
        #expect(Set(folders).subtracting(names) == [])
    }

    @Test(arguments: try Checkout.targets())
    func whatATargetImportsIsDeclared(target: Checkout.Target) throws {
        let imported = Set(try target.files.flatMap(\.imports)).subtracting(Self.system)
        let declared = Set(target.dependencies.map { $0.replacing("-", with: "_") })
        #expect(imported.subtracting(declared) == [])
        #expect(Set(target.products).subtracting(imported) == [])
    }

    static let withoutFoundation = [
        "StepTrace", "AttentionKernel", "AttentionTraining", "TraceFigures", "LiveFigures", "LessonRuntime", "Formulas",
        "SwiftSource",
    ]

    @Test(arguments: withoutFoundation)
    func noFoundation(in target: String) throws {
        let importers = try Checkout.swiftFiles(in: "Sources/\(target)").filter { file in
            file.imports.contains { $0.hasPrefix("Foundation") }
        }
        #expect(importers.map(\.path) == [])
    }

    /// Words that must not occur in a pure module.
    private static let impure = [
        "FileManager", "ProcessInfo", "Process", "FileHandle", "getenv", "fopen", "exit", "print", "Date",
        "ContinuousClock",
        "SuspendingClock",
    ]

    static let pure = [
        "StepTrace", "Formulas", "TraceFigures", "LiveFigures", "SwiftSource", "LessonModel", "LessonRendering",
    ]

    @Test(arguments: pure)
    func aPureModuleHasNoSideEffects(module: String) throws {
        #expect(try uses(of: Self.impure, in: module) == [])
    }

    @Test(arguments: ["LessonReader", "LessonRunner"])
    func onlyCommandsPrint(module: String) throws {
        #expect(try uses(of: ["print", "exit"], in: module) == [])
    }

    /// Only the fused path knows the CPU, or rounds once where others round twice: all other numbers are the same on every CPU.
    @Test(arguments: ["StepTrace", "AttentionKernel", "AttentionTraining"])
    func tracedNumbersDoNotDependOnTheCPU(module: String) throws {
        let words = ["ATTEND_AVX", "arch(", "addingProduct(", "addProduct("]
        let files = try Checkout.swiftFiles(in: "Sources/\(module)").filter { file in
            !file.path.contains("/Fused/") && file.lines.contains { line in words.contains { line.contains($0) } }
        }
        #expect(files.map(\.path) == [])
    }

    /// Lines of code in a module that use one of the words as a type or call it as a function.
    private func uses(of words: [String], in module: String) throws -> [String] {
        var found: [String] = []
        // The template of a course is a lesson, whose cells print.
        let files = try Checkout.swiftFiles(in: "Sources/\(module)").filter { !$0.name.hasPrefix("CourseTemplate+") }
        for file in files {
            for (number, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for word in words where Self.names(word, in: line) {
                    found.append("\(file.path):\(number + 1): \(word)")
                }
            }
        }
        return found
    }

    private static func names(_ word: String, in line: String) -> Bool {
        let isType = word.first!.isUppercase
        var rest = line[...]
        while let range = rest.range(of: word) {
            let before = range.lowerBound == line.startIndex ? " " : line[line.index(before: range.lowerBound)]
            let after = range.upperBound == line.endIndex ? " " : line[range.upperBound]
            let startsWord =
                !(before.isLetter || before.isNumber || before == "_" || before == "." || before == "\""
                || before == "`")
            let endsWord = isType ? !(after.isLetter || after.isNumber || after == "_" || after == "\"") : after == "("
            let isDeclared = line.contains("func \(word)(") || line.contains("case \(word)(")
            if startsWord && endsWord && !isDeclared { return true }
            rest = line[range.upperBound...]
        }
        return false
    }
}
