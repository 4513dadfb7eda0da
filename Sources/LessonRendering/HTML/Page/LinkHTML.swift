/// The name of a part of a page, as a link to that part: readers take its address from it.
struct LinkHTML {
    private let id: String
    private let name: String

    /// - Parameters:
    ///   - id: the part's own id.
    ///   - name: as HTML.
    init(to id: String, _ name: String) {
        self.id = id
        self.name = name
    }

    var html: String { "<a class=\"lk\" href=\"#\(id)\">\(name)</a>" }
}
