/// What every handout page carries with it, as it stands in `Assets`: style sheets, scripts and page templates.
///
/// The files are part of the program, so that an installed copy needs nothing beside it.
package enum HandoutAssets {
    /// The page's own style sheets, in the order in which they are to stand.
    package static var styleSheet: String {
        [
            PackageResources.tokens_css, PackageResources.page_css, PackageResources.prose_css,
            PackageResources.cell_css, PackageResources.figure_css, PackageResources.exercises_css,
            PackageResources.print_css,
        ].map(text).joined()
    }

    /// The page's script; it adds behaviour to what can be read without it.
    package static var script: String { [PackageResources.page_js, PackageResources.figure_js].map(text).joined() }

    /// The Mustache templates by the names they have for each other.
    package static var templates: [String: String] {
        [
            "page": text(PackageResources.page_mustache), "chapter": text(PackageResources.chapter_mustache),
            "index": text(PackageResources.index_mustache), "book": text(PackageResources.book_mustache),
        ]
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
