import Foundation
import LessonModel

extension KernelLibrary {
    /// Finds the library in the cache or builds it there.
    ///
    /// It is built in a folder beside and moved into place whole: whoever looks sees all of it or nothing. Of several
    /// processes that need it at the same time one builds, and the others wait for it.
    /// - Parameters:
    ///   - modules: source folders of the course, in an order in which each uses only those before it.
    ///   - building: called when there is something to build, which takes some seconds.
    package static func prepare(
        toolchain: Toolchain, sources: ToolkitSources, modules: [String], cache: String,
        environment: [String: String], building: @Sendable () -> Void = {}
    ) async throws -> KernelLibrary {
        func own(_ name: String) throws(Failure) -> ModuleSources {
            try ModuleSources(folder: sources.folder + "/" + name, toolkit: sources.folder, optimized: false)
        }
        // They write down what others have computed, which takes no time that anybody would notice.
        let (trace, runtime) = (try own("StepTrace"), try own("LessonRuntime"))
        let others = try modules.map { try ModuleSources(folder: $0, toolkit: sources.folder) }
        let all = [trace, runtime] + others.filter { $0.name != trace.name }
        let key = key(of: all, toolchain: toolchain)
        let library = KernelLibrary(folder: cache + "/toolkit/" + key, key: key)
        if library.beginUse() { return library }

        building()
        do {
            let lock = try await FileLock(waitingFor: library.folder + ".lock")
            defer { lock.release(removing: library.folder + ".lock") }
            if library.beginUse() { return library }
            // What is there is not whole: a disk was full, or somebody tidied up.
            let remains = CacheItem(path: library.folder, bytes: 0, lastUse: 0)
            // A process that is just being started holds, for a moment, whatever its parent holds.
            var attempts = 40
            while attempts > 0, try !remains.remove() {
                attempts -= 1
                try await Task.sleep(for: .milliseconds(50))
            }
            let scratch = try ScratchFolder(in: cache + "/toolkit")
            SharedFolderLock.begin(scratch.path)
            defer { SharedFolderLock.end(scratch.path) }
            let builder = LibraryBuilder(
                toolchain: toolchain, folder: scratch.path, moduleFolder: cache + "/modules",
                moduleCache: library.moduleCache, environment: environment)
            try await builder.build(KernelModule.all(all, compiler: compilerFacts(toolchain)))
            try LibraryContents(of: scratch.path).write(to: scratch.path)
            let reason = rename(scratch.path, library.folder) == 0 ? "" : String(cString: strerror(errno))
            guard library.beginUse() else { throw Failure.cannotWrite(folder: library.folder, reason: reason) }
        } catch let error as CocoaError {
            throw Failure.cannotWrite(folder: cache, reason: error.systemWords)
        }
        return library
    }

    /// Says that this process uses the library, so that no other removes it.
    /// - Returns: false when there is none, or not all of it.
    private func beginUse() -> Bool {
        try? FileManager.default.createDirectory(atPath: moduleCache, withIntermediateDirectories: true)
        for path in [folder, moduleCache] { SharedFolderLock.begin(path) }
        if let contents = LibraryContents(notedIn: folder), contents.areWhole(in: folder) { return true }
        SharedFolderLock.end(folder)
        return false
    }

    /// The library may be removed, as far as this process is concerned.
    func endUse() {
        for path in [folder, moduleCache] { SharedFolderLock.end(path) }
    }

    static func key(of modules: [ModuleSources], toolchain: Toolchain) -> String {
        var digest = compilerFacts(toolchain)
        for module in modules { module.contribute(to: &digest) }
        return digest.hexadecimal
    }

    /// Everything but sources that can change what a module is compiled to.
    private static func compilerFacts(_ toolchain: Toolchain) -> SHA256 {
        var digest = SHA256()
        let compiler = [toolchain.swiftc, toolchain.fullVersion, toolchain.target]
        // A home folder may be shared by machines that differ.
        let cpu = [MachineCPU.current.name] + MachineCPU.current.features.sorted()
        digest.update((compiler + flags(for: toolchain.code) + cpu).joined(separator: "\n"))
        return digest
    }
}
