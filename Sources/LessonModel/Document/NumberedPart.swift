/// A part of a course with the number by which text refers to it: equation 3.2.
package struct NumberedPart: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case chapter, appendix, section
        case equation, figure, table, cell
        case exercise(Verdict.Kind)
    }

    package var kind: Kind
    /// As readers see it: `3.2`; of a chapter `3`, of an appendix `A`.
    package var number: String

    package init(_ kind: Kind, _ number: String) {
        self.kind = kind
        self.number = number
    }
}

extension Chapter {
    /// The chapter itself, as text refers to it.
    package var asPart: NumberedPart { NumberedPart(isAppendix ? .appendix : .chapter, label) }
}
