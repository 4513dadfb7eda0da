/// A link or image of a text, with the place of its destination.
struct LinkUse: Sendable {
    var destination: String
    var isImage: Bool
    var position: Position
    var length: Int
    var source: SourceText
}
