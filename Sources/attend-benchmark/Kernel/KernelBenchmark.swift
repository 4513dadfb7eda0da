import Foundation
import LessonRunner

/// The run: contenders take turns at each case, on the same inputs.
struct KernelBenchmark {
    var threads: Int
    var rounds: Int
    var python: String
    /// What both sides are restricted to; each has all of this machine's CPU if nil.
    var instructions: InstructionSet?
    /// What is timed beside the fused path; each run may take seconds.
    var slowKinds: [String]

    private struct Contender {
        var peer: Peer
        var kind: String
        var times: [Double] = []
        var runs = 1
    }

    func run(progress: (String) -> Void) throws -> KernelReport {
        let folder = FileManager.default.temporaryDirectory.appending(path: "attend-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let code = instructions.map { NativeCode($0) } ?? .ofThisMachine
        progress("compiling the kernel for \(code.instructions.title)")
        let program = try KernelProgram(for: code, in: folder)
        let kernel = try Peer("Attend", executable: program.executable.path, arguments: [])
        let pytorch = try PyTorchPeer.start(
            python: python, script: KernelProgram.peers.appending(path: "pytorch_peer.py"), instructions: instructions)
        if pytorch == nil { progress("without PyTorch: \(python) cannot import torch (pip install torch)") }

        var report = KernelReport(
            cpu: MachineCPU.current.name, instructions: code.instructions.title, flags: program.flags,
            pytorch: pytorch?.version, threads: threads, peak: 0, cases: [])
        for size in KernelCase.all {
            progress("measuring \(size.title)")
            try size.writeInputs(to: folder)
            for peer in [kernel, pytorch?.peer].compactMap({ $0 }) { try peer.load(folder, size) }
            report.cases.append(
                try measure(size, kernel: kernel, pytorch: pytorch?.peer, peak: &report.peak, in: folder))
        }
        return report
    }

    private func measure(
        _ size: KernelCase, kernel: Peer, pytorch: Peer?, peak: inout Double, in folder: URL
    ) throws -> KernelReport.Row {
        let fused = try kernel.output("fused", size, threads: threads, in: folder)
        // The traced path computes in double precision: the exact result, as far as single precision can tell.
        let exact = try kernel.output("traced", size, threads: threads, in: folder)
        var theirError: Double?
        if let pytorch {
            theirError = Self.error(of: try pytorch.output("sdpa", size, threads: threads, in: folder), against: exact)
        }
        var slow: [String: Double] = [:]
        for kind in slowKinds { slow[kind] = try kernel.time(kind, size, threads: threads, runs: 1)[0] }

        var contenders = [Contender(peer: kernel, kind: "fused")]
        if let pytorch { contenders.append(Contender(peer: pytorch, kind: "sdpa")) }
        for index in contenders.indices {
            // A turn lasts about 100 ms.
            let once = try contenders[index].peer.time(contenders[index].kind, size, threads: threads, runs: 2)[1]
            contenders[index].runs = max(2, min(50, Int(100 / once)))
        }
        for _ in 0..<rounds {
            peak = max(peak, try kernel.peak(threads: threads, runs: 10).max() ?? 0)
            for index in contenders.indices {
                // Threads of the other side may still wait actively for work; let them fall asleep.
                Thread.sleep(forTimeInterval: 0.25)
                let contender = contenders[index]
                let times = try contender.peer.time(contender.kind, size, threads: threads, runs: contender.runs + 1)
                contenders[index].times += times.dropFirst()
            }
        }
        return KernelReport.Row(
            size: size, fused: contenders[0].times.min()!,
            pytorch: contenders.count > 1 ? contenders[1].times.min() : nil, traced: slow["traced"],
            plain: slow["plain"], fusedError: Self.error(of: fused, against: exact), pytorchError: theirError)
    }

    /// The largest difference as a share of the largest number; infinite if one is not a number.
    static func error(of found: [Float], against exact: [Float]) -> Double {
        guard found.count == exact.count else { return .infinity }
        var largest = 0.0
        var difference = 0.0
        for (number, expected) in zip(found, exact) {
            let gap = abs(Double(number) - Double(expected))
            if gap.isNaN { return .infinity }
            difference = max(difference, gap)
            largest = max(largest, abs(Double(expected)))
        }
        return largest == 0 ? difference : difference / largest
    }
}
