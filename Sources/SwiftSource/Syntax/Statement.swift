/// A statement of a block, a member of a type or a case of a `switch`.
package struct Statement: Equatable, Sendable {
    package enum Kind: String, Sendable {
        case declaration, statement, expression, switchCase
    }

    package internal(set) var kind: Kind
    /// The UTF-8 offsets, without the semicolon and surrounding comments.
    package internal(set) var range: Range<Int>
    /// The number of statements around it.
    package internal(set) var depth: Int
    /// Whether it computes a value that it does not use.
    package internal(set) var isValue: Bool
    package internal(set) var hasSemicolon = false
    /// Whether it is not valid Swift.
    package internal(set) var isBroken = false
}
