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

    @Test func itIsAsNewAsItsSources() async throws {
        let sources = try Self.sources()
        if Self.isRecording {
            try await Self.building { try await Self.output("zopfli", ["-c", $0]).write(to: Self.file) }
            let lines = try await ["sources \(sources)"] + Self.tools()
            try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: Self.record)
        }
        let recorded = try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n").first
        #expect(
            recorded ?? "" == "sources \(sources)",
            "the module is older than its sources; ATTEND_RECORD=1 swift test --filter StoredModuleTests makes it anew")
    }

    /// Pages carry it, so it is to stay small: 250 KiB.
    @Test func itIsAtMost250KiB() throws { #expect(try Data(contentsOf: Self.file).count <= 250 * 1024) }

    /// Another compiler or optimiser may write other instructions for the same sources.
    @Test(.nightly, .enabled("needs Embedded Swift for wasm32", { await EmbeddedToolchain.here != nil }))
    func theRecordedToolsMakeTheSameBytes() async throws {
        let recorded = try String(contentsOf: Self.record, encoding: .utf8).split(separator: "\n").dropFirst()
        guard try await recorded.map(String.init) == Self.tools() else { return }
        let stored = try await Self.output("gzip", ["-dc", Self.file.path])
        try await Self.building { #expect(FileManager.default.contents(atPath: $0) == stored) }
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
        for name in ["build", "host.c", "unicode.c"] {
            digest.update(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        return digest.hexadecimal
    }

    /// The compiler and what makes its module smaller, with their versions.
    private static func tools() async throws -> [String] {
        var lines: [String] = []
        for (program, line) in [("swiftc", "Swift version"), ("wasm-opt", "wasm-opt version")] {
            let text = String(decoding: try await output(program, ["--version"]), as: UTF8.self)
            lines.append(String(text.split(separator: "\n").first { $0.contains(line) } ?? ""))
        }
        return lines
    }

    /// Makes the module, as a file that is there while it is used.
    private static func building(use: (_ path: String) async throws -> Void) async throws {
        let temporary = TemporaryFolder()
        defer { temporary.remove() }
        try temporary.create()
        let file = temporary.url.appending(path: "figures.wasm")
        _ = try await output(folder.appending(path: "build").path, [file.path])
        try await use(file.path)
    }

    private static func output(_ program: String, _ arguments: [String]) async throws -> Data {
        let outcome = try await Process(program, arguments).outcome()
        try #require(
            outcome.status == 0,
            "\(program) failed, or is not there: wasm-opt is in the package binaryen, zopfli in zopfli\n\(outcome.error)"
        )
        return outcome.printed
    }
}
