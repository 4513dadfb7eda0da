import Foundation
import LessonModel
import StepTrace
import Synchronization

/// Finds the lesson's lines for offsets in a chapter's library.
struct Symbolizer: Sendable {
    let toolchain: Toolchain
    let toolkit: KernelLibrary
    let library: String
    let names: SourceNames
    let environment: [String: String]

    /// `frames(at:)` for a thread outside of Swift concurrency, which may block.
    func framesWaiting(at offsets: [Int]) -> [StackFrame] {
        waiting { await frames(at: offsets) }
    }

    /// `frames(interruptedAt:)` for a thread outside of Swift concurrency, which may block.
    func framesWaiting(interruptedAt offsets: [Int]) -> [StackFrame] {
        waiting { await frames(interruptedAt: offsets) }
    }

    private func waiting(_ find: @escaping @Sendable () async -> [StackFrame]) -> [StackFrame] {
        let done = DispatchSemaphore(value: 0)
        let result = Mutex<[StackFrame]>([])
        Task {
            let frames = await find()
            result.withLock { $0 = frames }
            done.signal()
        }
        done.wait()
        return result.withLock { $0 }
    }

    /// The frames of a program that was interrupted at any instruction: the innermost may have no line of its own.
    func frames(interruptedAt offsets: [Int]) async -> [StackFrame] {
        var offsets = offsets.filter(mayBeInLibrary)[...]
        while let first = offsets.popFirst() {
            var innermost = await frames(at: [first])
            if innermost.isEmpty { innermost = await frame(near: first).map { [$0] } ?? [] }
            if !innermost.isEmpty { return innermost + (await frames(at: Array(offsets))) }
        }
        return []
    }

    /// Offsets in memory are at most as large as in the file, apart from alignment.
    private func mayBeInLibrary(_ offset: Int) -> Bool {
        offset >= 0 && offset < CacheItem.bytes(at: library) + 1 << 18
    }

    /// The frame of the nearest code with a line, for code that has none.
    func frame(near offset: Int) async -> StackFrame? {
        await frames(at: (0...64).flatMap { [offset + $0, max(0, offset - $0)] }).first
    }

    /// The frames with a location in the lesson, innermost first; none when the toolchain has no symbolizer.
    func frames(at offsets: [Int]) async -> [StackFrame] {
        guard !offsets.isEmpty, let tool = toolchain.tool("llvm-symbolizer") else { return [] }
        let folder = (library as NSString).deletingLastPathComponent
        let addresses = offsets.map { "0x" + String($0, radix: 16) }
        let run = try? await CommandRun.run(
            tool, ["--output-style=JSON", "--obj=\(library)"] + addresses, in: folder, environment: environment,
            confinement: .compiler(writing: folder, library: toolkit, toolchain: toolchain, environment: environment))
        guard let run, let answers = JSONValue(reading: run.text)?.array else { return [] }
        return answers.flatMap { $0["Symbol"]?.array ?? [] }.compactMap { symbol in
            names.frame(
                nil, symbol["FileName"]?.string, line: symbol["Line"]?.integer, column: symbol["Column"]?.integer)
        }
    }
}
