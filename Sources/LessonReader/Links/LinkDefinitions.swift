/// The link definitions of a text, `[label]: destination`, found once when something first asks for one.
final class LinkDefinitions {
    typealias Place = (position: Position, length: Int)

    private let source: SourceText
    private lazy var places = LinkDestination.definitions(in: source)

    init(of source: SourceText) { self.source = source }

    /// The place of a destination in the first line that defines a link to it.
    func place(of destination: String) -> Place? { places[destination] }
}
