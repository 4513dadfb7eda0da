import LessonModel

/// A module of the kernel library with its cache key.
struct KernelModule: Sendable {
    var sources: ModuleSources
    /// The modules before it that it can import.
    var imports: [String]
    /// The hash of its sources, the compiler, and the keys of the modules that it can import.
    var key: String

    var name: String { sources.name }

    /// The file of the cache that holds a result of compiling it.
    /// - Parameter ending: `o`, `swiftmodule` or `warnings`.
    func cached(_ ending: String, in cache: String) -> CacheFile {
        CacheFile(path: "\(cache)/modules/\(key).\(ending)", format: "attend.module/1", key: key)
    }

    func isCompiled(in cache: String) -> Bool { cached("o", in: cache).read() != nil }

    /// - Parameters:
    ///   - modules: in an order in which each imports only those before it.
    ///   - compiler: a hash of everything else that can change a compiled module.
    static func all(_ modules: [ModuleSources], compiler: SHA256) -> [KernelModule] {
        modules.reduce(into: []) { result, sources in
            let used = result.filter { sources.mention($0.name) }
            var digest = compiler
            sources.contribute(to: &digest)
            for module in used { digest.update(module.key) }
            result.append(KernelModule(sources: sources, imports: used.map(\.name), key: digest.hexadecimal))
        }
    }
}
