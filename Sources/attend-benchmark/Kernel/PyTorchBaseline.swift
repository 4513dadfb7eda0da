import Foundation
import LessonRunner

/// PyTorch as the baseline, if `python` has it installed.
enum PyTorchBaseline {
    /// The worker and PyTorch's version; nil without PyTorch.
    /// - Parameter instructions: the instruction set that PyTorch is restricted to; nil for no restriction.
    static func start(
        python: String, script: URL, instructions: InstructionSet?
    ) throws -> (worker: AttentionWorker, version: String)? {
        guard TimedRun.works([python, "-c", "import torch"]) else { return nil }
        let worker = try AttentionWorker(
            "PyTorch", executable: "/usr/bin/env", arguments: [python, script.path],
            environment: instructions.map(restriction) ?? [:])
        return (worker, try worker.greeting())
    }

    /// The environment variables that restrict PyTorch and its two matrix libraries, MKL and oneDNN.
    private static func restriction(to instructions: InstructionSet) -> [String: String] {
        let (pytorch, mkl, oneDNN) =
            switch instructions {
            case .baseline: ("default", "SSE4_2", "SSE41")
            case .avx2: ("avx2", "AVX2", "AVX2")
            case .avx512: ("avx512", "AVX512", "AVX512_CORE")
            }
        return ["ATEN_CPU_CAPABILITY": pytorch, "MKL_ENABLE_INSTRUCTIONS": mkl, "ONEDNN_MAX_CPU_ISA": oneDNN]
    }
}
