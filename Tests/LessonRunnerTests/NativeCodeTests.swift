import LessonModel
import LessonRunner
import Testing

@Suite("Flags for one kind of CPU")
struct NativeCodeTests {
    private let server: Set = ["avx2", "fma", "avx512f", "avx512vl", "avx512dq", "avx512bw"]

    @Test("say which registers the fused kernel may count on")
    func thisMachine() {
        #expect(NativeCode(features: []).flags == ["-target-cpu", "native"])
        #expect(NativeCode(features: ["avx2"]).flags == ["-target-cpu", "native"])
        #expect(NativeCode(features: ["avx2", "fma"]).flags == ["-target-cpu", "native", "-D", "ATTEND_AVX2"])
        #expect(NativeCode(features: server).flags == ["-target-cpu", "native", "-D", "ATTEND_AVX512"])
        // AVX-512 without `avx512vl` is not used: see `InstructionSet`.
        #expect(
            NativeCode(features: server.subtracting(["avx512vl"])).flags == [
                "-target-cpu", "native", "-D", "ATTEND_AVX2",
            ])
    }

    @Test("make code for any CPU that has the instructions that somebody named")
    func named() throws {
        #expect(NativeCode(.baseline).flags == [])
        #expect(NativeCode(.avx2).flags == ["-target-cpu", "haswell", "-D", "ATTEND_AVX2"])
        #expect(NativeCode(.avx512).flags == ["-target-cpu", "skylake-avx512", "-D", "ATTEND_AVX512"])
        #expect(try NativeCode.named("baseline") == NativeCode(.baseline))
        #expect(try NativeCode.named("") == .ofThisMachine)
    }

    @Test("are refused for what is no instruction set, or none of this CPU")
    func unavailable() throws {
        #expect(InstructionSet.available(features: ["avx2", "fma"]) == [.baseline, .avx2])
        #expect(InstructionSet.available(features: server) == [.baseline, .avx2, .avx512])
        var error = try #require(throws: NativeCode.Unavailable.self) { try NativeCode.named("sse9") }
        error.available = [.baseline, .avx2]
        let diagnostic = error.diagnostics[0]
        #expect(diagnostic.message == "the kernel cannot be compiled for “sse9” on this machine")
        #expect(diagnostic.remedy == "ATTEND_INSTRUCTIONS can be one of these here: baseline, avx2")
    }
}

@Suite("What a CPU says of itself")
struct MachineCPUTests {
    @Test("is read from Linux's words for the first one")
    func x86() {
        let cpu = MachineCPU(
            cpuInfo: """
                processor\t: 0
                vendor_id\t: AuthenticAMD
                model name\t: AMD EPYC: a server's
                flags\t\t: fpu sse2 avx2 fma
                bogomips\t: 5200.00

                processor\t: 1
                model name\t: another
                flags\t\t: fpu
                """)
        #expect(cpu.name == "AMD EPYC: a server's")
        #expect(cpu.features == ["fpu", "sse2", "avx2", "fma"])
    }

    @Test("on arm64 too")
    func arm() {
        let cpu = MachineCPU(cpuInfo: "Features\t: fp asimd\nCPU part\t: 0xd40")
        #expect(cpu.name == "0xd40")
        #expect(cpu.features == ["fp", "asimd"])
    }
}
