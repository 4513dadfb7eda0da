import Foundation
import LessonModel
import SwiftSource
import TestSupport
import Testing

/// The WebAssembly module that pages carry is what its sources make.
@Suite(.processLimit)
struct StoredModuleTests {
    private static let file = Checkout.root.appending(path: "Sources/CHandoutAssets/Assets/figures.wasm.gz")
    private static let folder = Checkout.root.appending(path: "Sources/LiveFigures/WebAssembly")
    private static let record = folder.appending(path: "record")

    /// With ATTEND_RECORD set the module is made anew.
    private static let isRecording = ProcessInfo.processInfo.environment["ATTEND_RECORD"] != nil

    @Test func itIsAsNewAsItsSources() throws {
        let sources = try Self.sources()
        if Self.isRecording {
            try Self.building { try Self.output("gzip", ["-n9c", $0]).write(to: Self.file) }
            try Data("sources \(sources)\n\(try Self.compiler())\n".utf8).write(to: Self.record)
        }
        let recorded = try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n").first
        #expect(
            recorded ?? "" == "sources \(sources)",
            "the module is older than its sources; ATTEND_RECORD=1 swift test --filter StoredModuleTests makes it anew")
    }

    /// Another compiler may write other instructions for the same sources.
    @Test(.nightly, .enabled("needs Embedded Swift for wasm32", { EmbeddedToolchain.here != nil }))
    func theRecordedCompilerMakesTheSameBytes() throws {
        let recorded = try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n").last
        guard try recorded ?? "" == Self.compiler() else { return }
        let stored = try Self.output("gzip", ["-dc", Self.file.path])
        try Self.building { #expect(FileManager.default.contents(atPath: $0) == stored) }
    }

    /// A digest of all that the module is made of; of Swift, only the tokens count.
    private static func sources() throws -> String {
        var digest = SHA256()
        for module in EmbeddedToolchain.modules {
            for file in try Checkout.swiftFiles(in: "Sources/\(module)") {
                digest.update(file.path)
                let source = SwiftSource(file.lines.joined(separator: "\n"))
                for token in source.tokens where token.colour != .comment {
                    digest.update(String(decoding: source.code[token.range], as: UTF8.self))
                }
            }
        }
        for name in ["build", "host.c"] {
            digest.update(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        return digest.hexadecimal
    }

    private static func compiler() throws -> String {
        let text = try String(decoding: output("swiftc", ["--version"]), as: UTF8.self)
        return String(text.split(separator: "\n").first { $0.contains("Swift version") } ?? "")
    }

    /// Makes the module, as a file that is there while it is used.
    private static func building(use: (_ path: String) throws -> Void) throws {
        let temporary = TemporaryFolder()
        defer { temporary.remove() }
        try temporary.create()
        let file = temporary.url.appending(path: "figures.wasm")
        _ = try output(folder.appending(path: "build").path, [file.path])
        try use(file.path)
    }

    private static func output(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(program)")
        return data
    }
}
