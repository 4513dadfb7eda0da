import LessonModel

/// The fingerprint of everything that can change what a variant shows.
struct ObservationKey {
    /// Of all variants of a plan in common.
    private var common: SHA256
    private let plan: CheckPlan

    /// Changes when observations come to mean something else.
    private static let version = "observation/2"

    init(
        _ plan: CheckPlan, toolchain: Toolchain, toolkit: KernelLibrary, limits: Limits, courseFolder: String
    ) {
        self.plan = plan
        common = SHA256()
        common.update(Self.version)
        common.update(toolchain.fullVersion)
        common.update(toolchain.target)
        common.update(toolkit.key)
        common.update("\(plan.optimize) \(limits.memory) \(limits.output) \(limits.values)")
        common.update(plan.imports.joined(separator: " "))
        common.update(files: plan.data, in: courseFolder)
    }

    func key(of variant: Variant) -> String {
        var digest = common
        for cell in plan.context(of: variant) { digest.update(cell.code.text) }
        // The same code in two exercises stands at two places.
        digest.update("code of \(variant.id.exercise)")
        digest.update(variant.code.text)
        for check in variant.checks { digest.update(check.code.text) }
        digest.update(variant.isRun ? "run" : "compile")
        return digest.hexadecimal
    }

    /// Where the code stands; it makes no difference unless something is said about it.
    func places(of variant: Variant) -> String {
        let parts = [variant.code] + variant.checks.map(\.code)
        return parts.map { "\($0.place.file):\($0.place.line):\($0.place.column)" }.joined(separator: " ")
            + variant.checks.map { $0.hidden ? " hidden" : "" }.joined()
            + plan.context(of: variant).map { " \($0.code.place.line)" }.joined()
    }
}
