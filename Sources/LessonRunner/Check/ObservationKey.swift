import LessonModel

/// The cache key of a variant's observation: everything that can change it.
struct ObservationKey {
    /// The part that all variants of a plan have in common.
    private var common: SHA256
    private let plan: CheckPlan

    /// Changes when the meaning of cached observations changes.
    private static let version = "observation/7"

    init(
        _ plan: CheckPlan, toolchain: Toolchain, toolkit: KernelLibrary, limits: Limits, permissions: Permissions,
        courseFolder: String
    ) {
        self.plan = plan
        common = SHA256()
        common.update(Self.version)
        common.update(toolchain.fullVersion)
        common.update(toolchain.target)
        common.update(toolkit.key)
        common.update("\(plan.optimize) \(limits.memory) \(limits.output) \(limits.values) \(limits.records)")
        permissions.contribute(to: &common)
        common.update(plan.imports.map(\.name).joined(separator: " "))
        common.update(files: plan.data, in: courseFolder)
    }

    func key(of variant: Variant) -> String {
        var digest = common
        for cell in plan.context(of: variant) { digest.update(cell.code.text) }
        // The same code in two exercises has two locations.
        digest.update("code of \(variant.id.exercise)")
        digest.update(variant.code.text)
        for check in variant.checks { digest.update(check.code.text) }
        for used in variant.used {
            digest.update("used \(used.exercise.path) by \(used.exercise.uses.joined(separator: " "))")
            digest.update(used.exercise.functions.map(\.declaration).joined(separator: "; "))
            digest.update(used.code.text)
            // What is said of a solution in a learner's program is not what is said of an answer.
            digest.update(used.isSolution ? "solution" : "answer")
        }
        digest.update(variant.uses.joined(separator: " "))
        digest.update(variant.isRun ? "run" : "compile")
        // What answers are asked is observed too, and what they print, unless the check is hidden.
        if variant.isAnswer {
            let functions = variant.interface?.functions?.map(\.declaration).joined(separator: "; ")
            digest.update("answer " + (functions ?? ""))
        }
        digest.update(variant.checks.map { $0.hidden ? "hidden" : "shown" }.joined(separator: " "))
        return digest.hexadecimal
    }

    /// The locations of the code and its time limit; they matter only to an observation with a diagnostic.
    func places(of variant: Variant) -> String {
        variant.parts.map { "\($0.place.file):\($0.place.line):\($0.place.column)" }.joined(separator: " ")
            + variant.checks.map { $0.hidden ? " hidden" : "" }.joined()
            + plan.context(of: variant).map { " \($0.code.place.line)" }.joined()
            + " in \(variant.timeout ?? plan.timeout) s"
    }
}
