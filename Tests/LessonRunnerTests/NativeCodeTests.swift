import LessonRunner
import Testing

@Suite("Flags for the machine's own CPU")
struct NativeCodeTests {
    @Test("say which registers the fused kernel may count on")
    func flags() {
        #expect(NativeCode(features: []).flags == ["-target-cpu", "native"])
        #expect(NativeCode(features: ["avx2"]).flags == ["-target-cpu", "native"])
        #expect(NativeCode(features: ["avx2", "fma"]).flags == ["-target-cpu", "native", "-D", "ATTEND_AVX2"])
        let server: Set = ["avx2", "fma", "avx512f", "avx512vl", "avx512dq", "avx512bw"]
        #expect(NativeCode(features: server).flags == ["-target-cpu", "native", "-D", "ATTEND_AVX512"])
        // Without the shorter registers' share of AVX-512 the compiler would not use it evenly.
        #expect(
            NativeCode(features: server.subtracting(["avx512vl"])).flags == [
                "-target-cpu", "native", "-D", "ATTEND_AVX2",
            ])
    }

    @Test("read what Linux says of the first CPU")
    func cpuInfo() {
        let text = """
            processor\t: 0
            vendor_id\t: GenuineIntel
            flags\t\t: fpu sse2 avx2 fma
            bogomips\t: 5200.00

            processor\t: 1
            flags\t\t: fpu
            """
        #expect(NativeCode.features(inCPUInfo: text) == ["fpu", "sse2", "avx2", "fma"])
        #expect(NativeCode.features(inCPUInfo: "Features : asimd") == [])
    }
}
