import Foundation
import LessonRunner

/// The kernel benchmark: for each case, the kernel and PyTorch run alternately on the same inputs.
struct KernelBenchmark {
    var threads: Int
    var rounds: Int
    var python: String
    /// The instruction set that both sides are restricted to; nil for everything that this CPU has.
    var instructions: InstructionSet?
    /// The other kinds of attention that are timed; each run may take seconds.
    var slowKinds: [String]

    private struct Measurement {
        var worker: AttentionWorker
        var kind: String
        var times: [Double] = []
        var runs = 1
    }

    func run(progress: (String) -> Void) throws -> KernelReport {
        let temporary = try BenchmarkFolder()
        defer { temporary.remove() }
        let folder = temporary.url

        let code = instructions.map { NativeCode($0) } ?? .ofThisMachine
        progress("compiling the kernel for \(code.instructions.title)")
        let program = try KernelProgram(for: code, in: folder)
        let kernel = try AttentionWorker("Attend", executable: program.executable.path, arguments: [])
        let pytorch = try PyTorchBaseline.start(
            python: python, script: KernelProgram.workers.appending(path: "pytorch_worker.py"),
            instructions: instructions)
        if pytorch == nil { progress("without PyTorch: \(python) cannot import torch (pip install torch)") }

        var report = KernelReport(
            cpu: MachineCPU.current.name, instructions: code.instructions.title, flags: program.flags,
            pytorch: pytorch?.version, threads: threads, peak: 0, cases: [])
        for size in KernelCase.all {
            progress("measuring \(size.title)")
            try size.writeInputs(to: folder)
            for worker in [kernel, pytorch?.worker].compactMap({ $0 }) { try worker.load(folder, size) }
            report.cases.append(
                try measure(size, kernel: kernel, pytorch: pytorch?.worker, peak: &report.peak, in: folder))
        }
        return report
    }

    private func measure(
        _ size: KernelCase, kernel: AttentionWorker, pytorch: AttentionWorker?, peak: inout Double, in folder: URL
    ) throws -> KernelReport.Row {
        let fused = try kernel.output("fused", size, threads: threads, in: folder)
        // The traced path computes in double precision, which is exact enough to measure single-precision errors.
        let exact = try kernel.output("traced", size, threads: threads, in: folder)
        var theirError: Double?
        if let pytorch {
            theirError = Self.error(of: try pytorch.output("sdpa", size, threads: threads, in: folder), against: exact)
        }
        var slow: [String: Double] = [:]
        for kind in slowKinds { slow[kind] = try kernel.time(kind, size, threads: threads, runs: 1)[0] }

        var measurements = [Measurement(worker: kernel, kind: "fused")]
        if let pytorch { measurements.append(Measurement(worker: pytorch, kind: "sdpa")) }
        for index in measurements.indices {
            // Enough runs for about 100 ms per round.
            let once = try measurements[index].worker.time(measurements[index].kind, size, threads: threads, runs: 2)[1]
            measurements[index].runs = max(2, min(50, Int(100 / once)))
        }
        for _ in 0..<rounds {
            peak = max(peak, try kernel.peak(threads: threads, runs: 10).max() ?? 0)
            for index in measurements.indices {
                // The other side's threads may still spin while they wait for work, so wait until they have stopped.
                Thread.sleep(forTimeInterval: 0.25)
                let measurement = measurements[index]
                let times = try measurement.worker.time(
                    measurement.kind, size, threads: threads, runs: measurement.runs + 1)
                measurements[index].times += times.dropFirst()
            }
        }
        return KernelReport.Row(
            size: size, fused: measurements[0].times.min()!,
            pytorch: measurements.count > 1 ? measurements[1].times.min() : nil, traced: slow["traced"],
            plain: slow["plain"], fusedError: Self.error(of: fused, against: exact), pytorchError: theirError)
    }

    /// The largest absolute difference divided by the largest magnitude of `exact`; infinite if a difference is NaN.
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
