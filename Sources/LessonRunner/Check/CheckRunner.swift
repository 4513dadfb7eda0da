import Foundation
package import LessonModel

/// Compiles and runs the variants of a chapter's exercises together with their checks.
///
/// All variants that are not in the cache go into one program, answers into another, in which the chapter's cells run once and
/// each variant runs in a process of its own. A variant that does not compile there is compiled again alone.
package struct CheckRunner: Sendable {
    package var toolchain: Toolchain
    package var toolkit: KernelLibrary
    package var limits: Limits
    /// The folder that `data:` files are relative to.
    package var courseFolder: String
    /// The environment of the compiler; programs get `ProgramEnvironment`.
    package var environment: [String: String]
    /// Where temporary folders are created; each is removed when its chapter is done.
    package var temporaryFolder: String
    /// Where observations are kept; nil to keep none.
    package var cache: String?
    /// Answers are granted nothing; what can be told is whether they are confined at all.
    package var permissions: Permissions
    /// Whether solutions are run a second time, to see whether their checks observe the same.
    package var repeats: Bool

    /// The folders of attend, of its user and of the toolchain; a check's own folder is another.
    var ownFolders: [String] {
        [toolkit.folder, toolkit.moduleCache, toolchain.root, toolchain.resources, courseFolder]
            + [cache, environment["HOME"], environment["PWD"]].compactMap(\.self)
    }

    package enum Progress: Sendable, Hashable {
        case compiling
        case running(VariantID)
    }

    package init(
        toolchain: Toolchain, toolkit: KernelLibrary, limits: Limits = Limits(), courseFolder: String,
        environment: [String: String], temporaryFolder: String = NSTemporaryDirectory(), cache: String?,
        permissions: Permissions = Permissions(), repeats: Bool = false
    ) {
        self.toolchain = toolchain
        self.toolkit = toolkit
        self.limits = limits
        self.courseFolder = courseFolder
        self.environment = environment
        self.temporaryFolder = temporaryFolder
        self.cache = cache
        self.permissions = permissions
        self.repeats = repeats
    }

    /// Observes every variant of a plan.
    ///
    /// Faults of lesson code are part of the result. Cancelling the task ends the compiler or the program at once and
    /// throws `CancellationError`.
    package func run(
        _ plan: CheckPlan, _ progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> ChapterObservations {
        let keys = ObservationKey(
            plan, toolchain: toolchain, toolkit: toolkit, limits: limits, permissions: permissions,
            courseFolder: courseFolder)
        let store = cache.map { ObservationStore(folder: $0 + "/observations") }
        var result = ChapterObservations()
        var missing: [Variant] = []
        for variant in plan.variants {
            if let known = store?.observation(of: variant, keys) {
                result.observations[variant.id] = known
                result.cachedCount += 1
            } else {
                missing.append(variant)
            }
        }
        guard !missing.isEmpty else { return result }
        progress(.compiling)
        let scratch = try ScratchFolder(in: temporaryFolder)
        let executor = CheckExecutor(self, plan, folder: scratch.path, progress: progress)
        let found = try await executor.observe(missing)
        // Faults of the chapter itself are found only while something runs: cache nothing, so that they are reported again.
        let isKept = found.diagnostics.isEmpty
        for variant in missing {
            guard let observation = found.observations[variant.id] else { continue }
            result.observations[variant.id] = observation
            if isKept, !found.uncacheable.contains(variant.id) { store?.keep(observation, of: variant, keys) }
        }
        result.diagnostics = found.diagnostics
        result.repeated = found.repeated
        result.seconds = found.seconds
        return result
    }
}
