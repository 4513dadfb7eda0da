import LessonModel

/// The cache key of a chapter: a hash of everything that can change its results.
///
/// Line numbers are left out, so that edited prose changes nothing, unless a cell uses `#line` or the like.
enum Fingerprint {
    static func of(
        _ plan: ChapterPlan, toolchain: Toolchain, toolkit: KernelLibrary, flags: [String], limits: Limits,
        permissions: Permissions, courseFolder: String
    ) -> String {
        var digest = SHA256()
        digest.update("attend results \(ResultCache.version)")
        digest.update(toolchain.fullVersion)
        digest.update(toolchain.target)
        digest.update(toolkit.key)
        digest.update(flags.joined(separator: "\n"))
        digest.update("\(limits.memory) \(limits.output) \(limits.values)")
        permissions.contribute(to: &digest)
        digest.update(plan.file)
        for program in plan.programs + plan.failures.map(\.program) {
            digest.update(ProgramText(program, lines: knowsItsLine(program) ? .ofFile : .ofPiece).text)
        }
        let timeouts = plan.timeouts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        digest.update((timeouts + ["\(plan.timeout)"]).joined(separator: "\n"))
        // Messages about cells marked `fails` or `warns` show the line of the fence.
        for attribute in plan.cells.compactMap({ $0.failure ?? $0.warning }) { digest.update(attribute.excerpt.line) }
        digest.update(files: plan.data, in: courseFolder)
        return digest.hexadecimal
    }

    private static func knowsItsLine(_ program: Program) -> Bool {
        program.cells.contains { cell in
            ["#line", "#file", "#sourceLocation", "#column"].contains { cell.code.text.contains($0) }
        }
    }
}
