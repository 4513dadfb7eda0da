import Foundation
import LessonModel

extension KernelLibrary {
    /// Finds the library in the cache or builds it there.
    ///
    /// It is built in a temporary folder that is then renamed, so that no process sees part of it. One process builds at a
    /// time: others that need the same library wait for it, and those that need another one find the modules compiled.
    /// - Parameters:
    ///   - modules: source folders of the course, in an order in which each uses only those before it.
    ///   - building: called before a build starts, which takes some seconds; with the names of the course's modules when
    ///     only these have to be compiled.
    package static func prepare(
        toolchain: Toolchain, sources: ToolkitSources, modules: [String], cache: String,
        environment: [String: String], building: @Sendable (_ modules: [String]) -> Void = { _ in }
    ) async throws -> KernelLibrary {
        func own(_ name: String) throws(Failure) -> ModuleSources {
            try ModuleSources(folder: sources.folder + "/" + name, toolkit: sources.folder, optimized: false)
        }
        // These two take no noticeable time in lessons, so the time to optimise them is saved.
        let (trace, runtime) = (try own("StepTrace"), try own("LessonRuntime"))
        let others = try modules.map { try ModuleSources(folder: $0, toolkit: sources.folder) }
        let all = [trace, runtime] + others.filter { $0.name != trace.name }
        let supervisor = try SupervisorSources(toolkit: sources.folder)
        let hash = hash(of: all)
        // What supervises programs is part of the library, and changes no result: pages name the other sources only.
        let key = key(ofSources: hash + supervisor.hash, toolchain: toolchain)
        let library = KernelLibrary(folder: cache + "/toolkit/" + key, key: key, sources: hash, own: OwnModules(all))
        if library.beginUse() { return library }

        let modules = KernelModule.all(all, compiler: compilerFacts(toolchain))
        let missing = modules.filter { !$0.isCompiled(in: cache) }
        building(missing.allSatisfy(\.sources.isOfCourse) ? missing.map(\.name) : [])
        do {
            let lockFile = "\(cache)/toolkit/build.lock"
            let lock = try await FileLock(waitingFor: lockFile)
            defer { lock.release(removing: lockFile) }
            if library.beginUse() { return library }
            // A folder of that name is incomplete: a disk was full, or files were removed.
            let remains = CacheItem(path: library.folder, bytes: 0, lastUse: 0)
            // A process that is being started holds its parent's locks until it executes its program.
            var attempts = 40
            while attempts > 0, try !remains.remove() {
                attempts -= 1
                try await Task.sleep(for: .milliseconds(50))
            }
            let scratch = try ScratchFolder(in: cache + "/toolkit")
            let builder = LibraryBuilder(
                toolchain: toolchain, folder: scratch.path, cache: cache,
                supervisor: supervisor, environment: environment)
            do {
                try await builder.build(modules)
            } catch Failure.doesNotCompile(let name, let ending, let text) {
                let folder = others.first { $0.name == name && $0.isOfCourse }?.parent
                guard let folder, ToolkitSources.isToolkit(folder) else {
                    throw Failure.doesNotCompile(module: name, ending: ending, text: text)
                }
                throw Failure.otherToolkit(module: name, folder: folder, used: sources.folder)
            }
            try LibraryContents(of: scratch.path).write(to: scratch.path)
            let reason = rename(scratch.path, library.folder) == 0 ? "" : String(cString: strerror(errno))
            guard library.beginUse() else { throw UnwritableFolder.cache(library.folder, reason) }
        } catch let error as CocoaError {
            throw UnwritableFolder.cache(cache, error.systemMessage)
        }
        return library
    }

    /// Locks the library, so that no other process removes it.
    /// - Returns: false when it does not exist or is incomplete.
    private func beginUse() -> Bool {
        try? FileManager.default.createDirectory(atPath: moduleCache, withIntermediateDirectories: true)
        for path in [folder, moduleCache] { SharedFolderLock.begin(path) }
        if let contents = LibraryContents(listedIn: folder), contents.areComplete(in: folder) { return true }
        SharedFolderLock.end(folder)
        return false
    }

    private static func hash(of modules: [ModuleSources]) -> String {
        var digest = SHA256()
        for module in modules { module.contribute(to: &digest) }
        return digest.hexadecimal
    }

    static func key(ofSources hash: String, toolchain: Toolchain) -> String {
        var digest = compilerFacts(toolchain)
        digest.update(hash)
        return digest.hexadecimal
    }

    /// Everything apart from sources that can change a compiled module.
    private static func compilerFacts(_ toolchain: Toolchain) -> SHA256 {
        var digest = SHA256()
        let compiler = [toolchain.swiftc, toolchain.fullVersion, toolchain.target]
        // Machines with different CPUs may share a home folder.
        let cpu = [MachineCPU.current.name] + MachineCPU.current.features.sorted()
        digest.update((compiler + flags(for: toolchain.code) + cpu).joined(separator: "\n"))
        return digest
    }
}
