package import LessonModel

/// Compiler flags that compile Swift code for one kind of CPU.
///
/// Source code cannot query which instructions it is compiled for, so the kernel's fused path gets its register width from
/// a compilation condition: `ATTEND_AVX512` or `ATTEND_AVX2` on x86-64. On arm64 the default target has all that the
/// kernel uses.
package struct NativeCode: Sendable, Hashable {
    package let instructions: InstructionSet
    package let flags: [String]

    /// For this machine's CPU, with everything that the compiler knows about it.
    /// - Parameter features: the CPU's features.
    package init(features: Set<String>) {
        instructions = InstructionSet(features: features)
        flags = ["-target-cpu", "native"] + instructions.condition
    }

    /// For any CPU that has these instructions.
    package init(_ instructions: InstructionSet) {
        self.instructions = instructions
        flags = (instructions.cpu.map { ["-target-cpu", $0] } ?? []) + instructions.condition
    }

    package static let ofThisMachine = NativeCode(features: MachineCPU.current.features)

    /// For the instruction set of that name, or for this machine's CPU if the name is empty.
    package static func named(_ name: String) throws(Unavailable) -> NativeCode {
        if name.isEmpty { return ofThisMachine }
        let available = InstructionSet.available(features: MachineCPU.current.features)
        guard let named = InstructionSet(rawValue: name), available.contains(named) else {
            throw Unavailable(name: name, available: available)
        }
        return NativeCode(named)
    }

    /// There is no instruction set of that name, or this machine's CPU does not have it.
    package struct Unavailable: DiagnosedError, Hashable {
        package var name: String
        package var available: [InstructionSet]

        package var diagnostics: [Diagnostic] {
            let names = available.map(\.rawValue).joined(separator: ", ")
            return [
                Diagnostic(
                    at: nil, "the kernel cannot be compiled for “\(name)” on this machine",
                    remedy: "ATTEND_INSTRUCTIONS can be one of these here: \(names)")
            ]
        }
    }
}
