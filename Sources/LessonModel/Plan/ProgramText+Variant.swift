/// The text of a variant: in a block of its own, which hides its names, or as the rest of the program.
extension ProgramText {
    mutating func append(_ variant: Variant, of program: Program) {
        let isRest = program.endsWithVariant && program.pieces.last == .variant(variant)
        generated(
            variant,
            isRest
                ? "LessonProgram.enterVariant(\(variant.number))"
                : "if LessonProgram.beginVariant(\(variant.number)) {")
        append(variant.code, of: variant)
        for (index, check) in variant.checks.enumerated() {
            generated(variant, "LessonProgram.beginCheck(\(index), nonce: \"\(program.nonce)\"); do {")
            append(check.code, of: variant)
            generated(variant, "}; LessonProgram.endCheck(\(index), nonce: \"\(program.nonce)\")")
        }
        generated(variant, "LessonProgram.endVariant(nonce: \"\(program.nonce)\")" + (isRest ? "" : " }"))
    }
}
