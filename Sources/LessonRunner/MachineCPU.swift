import Foundation

/// The name and the features of this machine's CPU.
package struct MachineCPU: Sendable, Hashable {
    /// `AMD EPYC 7B13`; empty where it is not known.
    package var name = ""
    /// By Linux's names, such as `avx2`.
    package var features: Set<String> = []

    package static let current = ofThisMachine()

    /// - Parameter cpuInfo: the contents of Linux's `/proc/cpuinfo`; the first CPU is read.
    package init(cpuInfo: String) {
        let lines = cpuInfo.split(separator: "\n").map { $0.split(separator: ":", maxSplits: 1) }
        /// The rest of the first line that begins with one of these words; x86-64 has the first, arm64 the second.
        func entry(_ words: String...) -> Substring {
            let line = lines.first { line in words.contains { line[0].hasPrefix($0) } }
            return line?.dropFirst().first?.drop { $0 == " " } ?? ""
        }
        name = String(entry("model name", "CPU part"))
        features = Set(entry("flags", "Features").split(separator: " ").map(String.init))
    }

    private static func ofThisMachine() -> MachineCPU {
        #if canImport(Darwin)
        var cpu = MachineCPU(cpuInfo: "")
        cpu.name = systemText("machdep.cpu.brand_string")
        let words = systemText("machdep.cpu.features") + " " + systemText("machdep.cpu.leaf7_features")
        cpu.features = Set(words.lowercased().split(separator: " ").map(String.init))
        return cpu
        #else
        guard let file = fopen("/proc/cpuinfo", "r") else { return MachineCPU(cpuInfo: "") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        // The first CPU's lines are enough.
        while bytes.count < 1 << 16 {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return MachineCPU(cpuInfo: String(decoding: bytes, as: UTF8.self))
        #endif
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
