import ArgumentParser
import Foundation
import LessonRunner

/// `attend-benchmark kernel`: attention against PyTorch's.
struct KernelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kernel",
        abstract: "Times fused, traced and plain attention, and PyTorch's where it is installed.",
        discussion: """
            The kernel's sources are compiled with the flags that lessons' kernels are compiled with, for this machine's \
            own CPU. PyTorch runs where `python3` can import `torch` (pip install torch). The two take turns on the same \
            inputs with as many threads; the fastest run of each is compared. Beside them stands their share of the peak: \
            what the same threads do when they multiply and add numbers in registers and nothing else. \
            Every output is held against the traced one, which is in double precision.
            """)

    @Option(help: "Threads for the fused path and for PyTorch; as many as cores if not given.")
    var threads: Int?

    @Option(help: "Turns that each of the two gets.")
    var rounds = 7

    @Option(help: "A Python with torch.")
    var python = "python3"

    @Option(help: "Restrict the kernel and PyTorch to baseline, avx2 or avx512; to nothing if not given.")
    var instructions: InstructionSet?

    @Flag(help: "Leave out traced and plain attention, which take many seconds at the larger sizes.")
    var fusedOnly = false

    @Option(help: "text or json.")
    var format = ReportFormat.text

    func validate() throws {
        if rounds < 1 { throw ValidationError("--rounds takes a number from 1 up.") }
        if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 up.") }
        let available = InstructionSet.available(features: MachineCPU.current.features)
        if let instructions, !available.contains(instructions) {
            throw ValidationError("--instructions: this CPU has no \(instructions.title).")
        }
    }

    func run() throws {
        let threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
        let benchmark = KernelBenchmark(
            threads: threads, rounds: rounds, python: python, instructions: instructions,
            slowKinds: fusedOnly ? [] : ["traced", "plain"])
        let report = try benchmark.run(progress: ReportFormat.progress)
        try format.print(report)
        if !report.agrees { throw ExitCode(1) }
    }
}

extension InstructionSet: ExpressibleByArgument {}
