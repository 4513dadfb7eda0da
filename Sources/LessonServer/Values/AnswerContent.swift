/// What a reader has answered, as the page sends it and as it is sent to pages: code, choices, or a worksheet's entries.
package enum AnswerContent: Sendable, Hashable {
    /// The code of an answer file.
    case code(String)
    /// The letters of the choices, `A` first.
    case choices([String])
    /// The boxes row by row, as they were typed; an empty one is blank.
    case entries([String])
}
