#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Compiler flags that make Swift code for one machine's own CPU.
///
/// `-target-cpu native` lets the compiler use what the CPU has. Source code cannot ask what that is, so the kernel's
/// fused path learns its register width from a condition: `ATTEND_AVX512` or `ATTEND_AVX2` on x86-64. Nothing breaks
/// where a flag is wrong or missing, it is only slower. On arm64 the plain target has all that the kernel uses.
package struct NativeCode: Sendable, Hashable {
    package let flags: [String]

    /// - Parameter features: What an x86-64 CPU says it has, in Linux's words: `avx2`, `fma`, `avx512f` …
    package init(features: Set<String>) {
        let condition: [String] =
            if features.isSuperset(of: ["avx512f", "avx512vl", "avx512dq", "avx512bw", "fma"]) {
                ["-D", "ATTEND_AVX512"]
            } else if features.isSuperset(of: ["avx2", "fma"]) {
                ["-D", "ATTEND_AVX2"]
            } else {
                []
            }
        flags = ["-target-cpu", "native"] + condition
    }

    /// For the machine that this runs on.
    package static let ofThisMachine = NativeCode(features: features())

    /// What the CPU says it has; nothing where it has no need to say.
    private static func features() -> Set<String> {
        #if !arch(x86_64)
        return []
        #elseif canImport(Darwin)
        let words = systemText("machdep.cpu.features") + " " + systemText("machdep.cpu.leaf7_features")
        return Set(words.lowercased().split(separator: " ").map(String.init))
        #else
        guard let file = fopen("/proc/cpuinfo", "r") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // The first CPU's lines are enough.
        while bytes.count < 1 << 16 {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return features(inCPUInfo: String(decoding: bytes, as: UTF8.self))
        #endif
    }

    /// The words of the first `flags` line of Linux's `/proc/cpuinfo`.
    package static func features(inCPUInfo text: String) -> Set<String> {
        let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
        guard let words = line?.split(separator: ":").last else { return [] }
        return Set(words.split(separator: " ").map(String.init))
    }

    #if canImport(Darwin)
    private static func systemText(_ name: String) -> String {
        var size = 0
        guard sysctlbyname(name, nil, &size, nil, 0) == 0 else { return "" }
        var bytes = [UInt8](repeating: 0, count: size)
        guard sysctlbyname(name, &bytes, &size, nil, 0) == 0 else { return "" }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    #endif
}
