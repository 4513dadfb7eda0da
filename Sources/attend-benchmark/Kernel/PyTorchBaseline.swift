import Foundation
import LessonRunner

/// PyTorch as a contender, where there is a Python that has it.
enum PyTorchPeer {
    /// The contender and PyTorch's version; nil without PyTorch.
    /// - Parameter instructions: what it is restricted to; nothing if nil.
    static func start(
        python: String, script: URL, instructions: InstructionSet?
    ) throws -> (peer: Peer, version: String)? {
        guard TimedRun.works([python, "-c", "import torch"]) else { return nil }
        let peer = try Peer(
            "PyTorch", executable: "/usr/bin/env", arguments: [python, script.path],
            environment: instructions.map(restriction) ?? [:])
        return (peer, try peer.greeting())
    }

    /// What PyTorch and the two libraries that multiply its matrices ask for.
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
