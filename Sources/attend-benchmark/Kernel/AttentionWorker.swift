import Foundation

/// A process that computes attention on command, with the kernel or with PyTorch.
struct AttentionWorker {
    private let process: LineProcess

    init(_ name: String, executable: String, arguments: [String], environment: [String: String] = [:]) throws {
        process = try LineProcess(name, executable: executable, arguments: arguments, environment: environment)
    }

    /// The line that it prints when it starts.
    func greeting() throws -> String { try process.nextLine(after: "start") }

    @discardableResult
    private func ask(_ command: String) throws -> String {
        try process.send(command)
        return try process.nextLine(after: command)
    }

    func load(_ folder: URL, _ size: KernelCase) throws {
        try ask("load \(folder.path) \(size.heads) \(size.length) \(size.dim)")
    }

    /// The milliseconds of each run.
    func time(_ kind: String, _ size: KernelCase, threads: Int, runs: Int) throws -> [Double] {
        try numbers("time \(kind) \(size.mask) \(threads) \(runs)")
    }

    /// The GFLOP/s of each of several runs that only multiply and add in registers.
    func peak(threads: Int, runs: Int) throws -> [Double] { try numbers("peak \(threads) \(runs)") }

    private func numbers(_ command: String) throws -> [Double] {
        try ask(command).split(separator: " ").compactMap { Double($0) }
    }

    /// The output of a run with the loaded inputs.
    func output(_ kind: String, _ size: KernelCase, threads: Int, in folder: URL) throws -> [Float] {
        let file = folder.appending(path: "output")
        try ask("save \(kind) \(size.mask) \(threads) \(file.path)")
        return try Data(contentsOf: file).withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    }
}
