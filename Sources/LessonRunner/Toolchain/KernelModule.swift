import LessonModel

/// A module of the kernel library with the key under which the cache keeps what it was compiled to.
struct KernelModule: Sendable {
    var sources: ModuleSources
    /// The modules named before it that it can use.
    var imports: [String]
    /// Of its sources, the compiler, and the keys of the modules that it can use.
    var key: String

    var name: String { sources.name }

    /// Modules in an order in which each uses only those before it.
    /// - Parameter compiler: everything else that can change what a module is compiled to.
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
