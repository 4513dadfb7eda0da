import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// How much memory a process holds.
enum MemoryUse {
    /// Bytes of a process and of those it has forked; nil where the system does not say.
    static func ofProcess(_ process: pid_t) -> Int? {
        #if os(Linux)
        guard let own = pages(of: process) else { return nil }
        let children = read("/proc/\(process)/task/\(process)/children").split(separator: " ").compactMap { pid_t($0) }
        let all = children.reduce(own) { $0 + (pages(of: $1) ?? 0) }
        return all * Int(sysconf(Int32(_SC_PAGESIZE)))
        #else
        return nil
        #endif
    }

    /// The most bytes that a process has held by itself so far; nil where the system does not say, and after its end.
    static func peak(ofProcess process: pid_t) -> Int? {
        #if os(Linux)
        let line = read("/proc/\(process)/status").split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) }.map {
            $0 << 10
        }
        #else
        return nil
        #endif
    }

    #if os(Linux)
    /// The second number of `statm` is the resident set.
    private static func pages(of process: pid_t) -> Int? {
        let numbers = read("/proc/\(process)/statm").split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) : nil
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
    #endif
}
