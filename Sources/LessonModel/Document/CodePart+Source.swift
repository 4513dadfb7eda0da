import SwiftSource

extension CodePart {
    /// The code split at its white space, by which two pieces of code are compared.
    package var words: [[UInt8]] {
        text.utf8.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.map(Array.init)
    }

    /// Whether it uses a name that is neither a parameter nor a variable of its own.
    package func uses(_ name: String) -> Bool { SwiftSource(text).names.contains { $0.uses.contains(name) } }

    /// Where the brace is that the closing one is missing for.
    package var unclosedBrace: FileLocation? {
        SwiftSource(text).unclosedBrace.map { place(at: $0.lowerBound) }
    }

    /// Where a name is declared at the top level without `public`, so that other modules cannot see it.
    package func hiddenDeclaration(of name: String) -> FileLocation? {
        SwiftSource(text).hiddenDeclaration(of: name).map { place(at: $0) }
    }

    /// The attributes that name symbols and sections for the linker or replace functions of others: with them code runs
    /// before the program does, takes the place of the runtime's functions, or keeps a program from being linked, with
    /// the answers of others in it.
    private static let linkerAttributes: Set<String> = [
        "_cdecl", "c", "_silgen_name", "_extern", "extern", "section", "_section", "used", "_used", "_expose",
        "_weakLinked",
        "_dynamicReplacement", "_originallyDefinedIn", "abi",
    ]

    /// Why an answer must not be compiled, even though the code of a lesson may be; `nil` when it may.
    /// - Parameter source: the code itself.
    func answerFault(in source: SwiftSource) -> Diagnostic? {
        if let fault = sourceFault(in: source) { return fault }
        return source.firstAttribute(of: Self.linkerAttributes).map { range in
            Diagnostic(
                at: place(at: range.lowerBound), "`\(source.text(in: range))` cannot be used in an answer",
                excerpt: excerpt(at: range.lowerBound, length: range.count),
                remedy: "leave it out: an answer is Swift code only, without symbols of its own for the linker")
        }
    }

    /// Why the compiler must not get the code; `nil` when it may.
    ///
    /// Brackets nested too deep would keep it busy for hours, and a `#sourceLocation` makes its messages name wrong
    /// places.
    package var sourceFault: Diagnostic? { sourceFault(in: SwiftSource(text)) }

    private func sourceFault(in source: SwiftSource) -> Diagnostic? {
        if let bracket = source.tooDeep {
            return Diagnostic(
                at: place(at: bracket), "brackets are nested too deep here", excerpt: excerpt(at: bracket),
                remedy: "give the inner parts names of their own: at most \(SwiftSource.deepest) brackets may be open, "
                    + "\(SwiftSource.deepestSquare) of them square")
        }
        return source.tokens.first { $0.kind == .poundSourceLocation }.map { directive in
            Diagnostic(
                at: place(at: directive.start), "`#sourceLocation` cannot be used here",
                excerpt: excerpt(at: directive.start, length: directive.range.count),
                remedy: "leave it out: messages name the lines of this file")
        }
    }
}
