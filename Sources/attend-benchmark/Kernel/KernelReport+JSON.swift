import Foundation

extension KernelReport: BenchmarkReport {
    private enum Key: String, CodingKey {
        case format, cpu, instructions, flags, pytorch, threads, peak, cases
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("attend.benchmark.kernel/2", forKey: .format)
        try container.encode(cpu, forKey: .cpu)
        try container.encode(instructions, forKey: .instructions)
        try container.encode(flags, forKey: .flags)
        try container.encode(pytorch, forKey: .pytorch)
        try container.encode(threads, forKey: .threads)
        try container.encode(peak, forKey: .peak)
        try container.encode(cases, forKey: .cases)
    }
}

extension KernelReport.Row: Encodable {
    private enum Key: String, CodingKey {
        case heads, length, dim, causal, operations, milliseconds, ratio, errors
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(size.heads, forKey: .heads)
        try container.encode(size.length, forKey: .length)
        try container.encode(size.dim, forKey: .dim)
        try container.encode(size.causal, forKey: .causal)
        try container.encode(size.operations, forKey: .operations)
        let times = ["fused": fused, "pytorch": pytorch, "traced": traced, "plain": plain]
        try container.encode(times.compactMapValues { $0 }, forKey: .milliseconds)
        try container.encode(ratio, forKey: .ratio)
        let errors = ["fused": fusedError, "pytorch": pytorchError]
        try container.encode(errors.compactMapValues { $0 }, forKey: .errors)
    }
}
