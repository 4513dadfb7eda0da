import Testing

@testable import attend_benchmark

@Suite("The kernel benchmark's report")
struct KernelReportTests {
    private let report = KernelReport(
        cpu: "AMD EPYC", instructions: "AVX2", flags: ["-O"], pytorch: "2.13.0", threads: 2, peak: 200,
        cases: [
            KernelReport.Row(
                size: KernelCase(heads: 8, length: 512, dim: 64, causal: true), fused: 1.5, pytorch: 3, traced: 120.4,
                plain: 100, fusedError: 5e-7, pytorchError: 8e-7),
            KernelReport.Row(
                size: KernelCase(heads: 1, length: 4096, dim: 64, causal: false), fused: 30, fusedError: 4e-7),
        ])

    @Test("is a table with aligned columns, dashes for what was not measured")
    func table() {
        #expect(
            report.text == """
                Attend's kernel and PyTorch 2.13.0, 2 threads; the fastest run of each
                AMD EPYC, AVX2: 200 GFLOP/s of multiply-adds in registers at its peak
                4 · dim operations count for each pair of a query and a key that it sees

                heads × length × dim  fused ms  of peak  PyTorch ms  of peak  PyTorch / fused  traced ms  plain ms  fused error  PyTorch error
                8×512×64 causal           1.50     90 %        3.00     45 %           2.00 ×        120       100      5.0e-07        8.0e-07
                1×4096×64 plain          30.00     72 %           –        –                –          –         –      4.0e-07              –
                """)
    }

    @Test("keeps its JSON form")
    func json() throws {
        var report = report
        report.cases.removeLast()
        #expect(
            try report.json == """
                {
                  "cases" : [
                    {
                      "causal" : true,
                      "dim" : 64,
                      "errors" : {
                        "fused" : 5e-07,
                        "pytorch" : 8e-07
                      },
                      "heads" : 8,
                      "length" : 512,
                      "milliseconds" : {
                        "fused" : 1.5,
                        "plain" : 100,
                        "pytorch" : 3,
                        "traced" : 120.4
                      },
                      "operations" : 268959744,
                      "ratio" : 2
                    }
                  ],
                  "cpu" : "AMD EPYC",
                  "flags" : [
                    "-O"
                  ],
                  "format" : "attend.benchmark.kernel/2",
                  "instructions" : "AVX2",
                  "peak" : 200,
                  "pytorch" : "2.13.0",
                  "threads" : 2
                }
                """)
    }

    @Test("agrees as long as the errors are small, whoever makes them")
    func agreement() {
        #expect(report.agrees)
        var wrong = report
        wrong.cases[1].fusedError = 3e-6
        #expect(!wrong.agrees)
        wrong = report
        wrong.cases[0].pytorchError = .infinity
        #expect(!wrong.agrees)
    }
}

@Suite("The kernel benchmark's numbers")
struct KernelBenchmarkTests {
    @Test("are medians")
    func median() {
        #expect([3, 1, 2].median == 2)
        #expect([4, 1, 2, 100].median == 3)
    }

    @Test("and errors as a share of the largest number; what is no number, or missing, is infinitely wrong")
    func error() {
        #expect(KernelBenchmark.error(of: [1, -3.5], against: [1, -4]) == 0.125)
        #expect(KernelBenchmark.error(of: [0.5], against: [0]) == 0.5)
        #expect(KernelBenchmark.error(of: [.nan, 1], against: [1, 1]) == .infinity)
        #expect(KernelBenchmark.error(of: [1], against: [1, 1]) == .infinity)
    }

    @Test("come from the same inputs in every run, spread like a standard normal")
    func inputs() {
        var generator = SplitMix(state: 7)
        let numbers = (0..<20_000).map { _ in Double(generator.normal()) }
        let mean = numbers.reduce(0, +) / 20_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(abs(mean) < 0.02)
        #expect(abs(variance - 1) < 0.04)
        var again = SplitMix(state: 7)
        #expect(Double(again.normal()) == numbers[0])
    }
}
