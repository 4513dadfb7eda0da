import Foundation
import TestSupport
import Testing

/// The kernel and the figures can go into a web page: the stock toolchain compiles them as Embedded Swift for WebAssembly.
@Suite(
    .processLimit, .enabled("needs a toolchain with Embedded Swift for wasm32", { await EmbeddedToolchain.here != nil })
)
struct EmbeddedTests {
    /// What Embedded Swift forbids is found before there is machine code, which takes most of the time.
    @Test func kernelAndFiguresKeepToEmbeddedSwift() async throws {
        let toolchain = try await #require(EmbeddedToolchain.here)
        let temporary = TemporaryFolder()
        defer { temporary.remove() }
        try temporary.create()
        for module in EmbeddedToolchain.modules {
            #expect(try await toolchain.check(module, Self.files(of: module), in: temporary.url) == "")
        }
    }

    /// Optimised, as in a page; that takes most of two minutes.
    @Test(.nightly) func theKernelComputesTheSame() async throws {
        let toolchain = try await #require(EmbeddedToolchain.here)
        let temporary = TemporaryFolder()
        defer { temporary.remove() }
        try temporary.create()
        let folder = temporary.url

        for module in ["StepTrace", "AttentionKernel"] {
            #expect(try await toolchain.compile(module, Self.files(of: module), in: folder) == "")
        }

        let program = Checkout.root.appending(path: "Tests/ProjectTests/WebAssembly")
        let main = [program.appending(path: "Program.swift").path]
        #expect(try await toolchain.compile("Program", main, in: folder) == "")
        try await #expect(
            toolchain.run(
                "clang",
                [
                    "--target=wasm32-unknown-none-wasm", "-O1", "-fno-builtin", "-mbulk-memory", "-c", "-o", "host.o",
                    Checkout.root.appending(path: "Sources/LiveFigures/WebAssembly/host.c").path,
                ], in: folder) == "")
        try await #expect(
            toolchain.run(
                "wasm-ld",
                [
                    "--no-entry", "--gc-sections", "--export=softmaxShare", "--export=fusedOutput", "-o", "page.wasm",
                    "Program.o", "host.o", "AttentionKernel.o", "StepTrace.o", toolchain.unicodeTables,
                ], in: folder) == "")

        let share = exp(3.0) / (exp(1.0) + exp(2.0) + exp(3.0))
        #expect(abs(try await toolchain.value(of: "softmaxShare", in: folder) - share) < 1e-12)
        // Scores (1, 1, 0) / √2 weigh the values 1, 0 and 100.
        let large = exp(0.5.squareRoot())
        let output = (large + 100) / (2 * large + 1)
        #expect(abs(try await toolchain.value(of: "fusedOutput", in: folder) - output) < 1e-4)
    }

    private static func files(of module: String) throws -> [String] {
        try Checkout.swiftFiles(in: "Sources/\(module)").map { Checkout.root.appending(path: $0.path).path }
    }
}

/// A toolchain that can compile, link and run Embedded Swift as WebAssembly.
struct EmbeddedToolchain {
    /// What a page's module is made of, each after those that it imports.
    static let modules = ["StepTrace", "AttentionKernel", "TraceFigures", "LiveFigures"]

    private let programs: String
    let unicodeTables: String

    static var here: EmbeddedToolchain? { get async { await found.value } }

    private static let found = Task { () -> EmbeddedToolchain? in
        struct Info: Decodable {
            struct Paths: Decodable { var runtimeResourcePath: String }
            var paths: Paths
        }
        guard let text = try? await output("/usr/bin/env", ["swiftc", "-print-target-info"], in: Checkout.root),
            let info = try? JSONDecoder().decode(Info.self, from: Data(text.utf8))
        else { return nil }
        let resources = info.paths.runtimeResourcePath
        let toolchain = EmbeddedToolchain(
            programs: resources + "/../../bin",
            unicodeTables: resources + "/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a")
        let parts = ["swiftc", "clang", "wasm-ld", "wasmkit"].map { "\(toolchain.programs)/\($0)" }
        let isComplete = (parts + [toolchain.unicodeTables]).allSatisfy { FileManager.default.fileExists(atPath: $0) }
        return isComplete ? toolchain : nil
    }

    /// Compiles a module for the modules that import it, without machine code: the compiler's output, empty when it succeeds.
    func check(_ module: String, _ files: [String], in folder: URL) async throws -> String {
        try await compile(module, files, ["-Onone"], in: folder)
    }

    /// The compiler's output; empty when it succeeds.
    func compile(_ module: String, _ files: [String], in folder: URL) async throws -> String {
        try await compile(module, files, ["-O", "-c", "-o", "\(module).o"], in: folder)
    }

    private func compile(_ module: String, _ files: [String], _ mode: [String], in folder: URL) async throws -> String {
        let features = ["InternalImportsByDefault", "ExistentialAny"].flatMap { ["-enable-upcoming-feature", $0] }
        return try await run(
            "swiftc",
            [
                "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded", "-wmo",
                "-parse-as-library", "-package-name", "attend", "-swift-version", "6", "-Xfrontend",
                "-disable-stack-protector", "-I", ".",
            ] + features + [
                "-module-name", module, "-emit-module", "-emit-module-path", "\(module).swiftmodule",
            ] + mode + files, in: folder)
    }

    func run(_ program: String, _ arguments: [String], in folder: URL) async throws -> String {
        try await Self.output("\(programs)/\(program)", arguments, in: folder)
    }

    /// The result of a function of `page.wasm`; the runtime prints the bits of a number.
    func value(of function: String, in folder: URL) async throws -> Double {
        let text = try await run("wasmkit", ["run", "page.wasm", function], in: folder)
        let digits = text.split(separator: "f64(").last?.prefix { $0.isNumber } ?? ""
        return Double(bitPattern: try #require(UInt64(digits), "wasmkit printed: \(text)"))
    }

    /// The output of a program; a failure without output is described.
    private static func output(_ executable: String, _ arguments: [String], in folder: URL) async throws -> String {
        let outcome = try await Process(executable, arguments, in: folder).outcome()
        let text = outcome.out + outcome.error
        return outcome.status == 0 || !text.isEmpty ? text : "exit code \(outcome.status)"
    }
}
