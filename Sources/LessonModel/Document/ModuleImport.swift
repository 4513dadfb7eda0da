/// A module that every cell of a course sees, and where `course.yml` names it.
package struct ModuleImport: Sendable, Hashable, ExpressibleByStringLiteral {
    package var name: String
    /// `nil` for a module that no file names.
    package var place: FileLocation?
    package var excerpt: Diagnostic.Excerpt?

    package init(_ name: String, at place: FileLocation? = nil, excerpt: Diagnostic.Excerpt? = nil) {
        self.name = name
        self.place = place
        self.excerpt = excerpt
    }

    package init(stringLiteral name: String) { self.init(name) }

    /// Modules of the toolchain that courses commonly import; others are allowed.
    package static let ofToolchain = [
        "Dispatch", "Foundation", "FoundationEssentials", "Observation", "RegexBuilder", "Swift", "Synchronization",
    ]

    /// The error when the compiler finds no such module.
    package var missing: Diagnostic {
        Diagnostic(
            at: place, "there is no module '\(name)'", excerpt: excerpt,
            remedy: "list its folder under 'modules', or remove it from 'imports'")
    }
}
