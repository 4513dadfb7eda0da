package import LessonModel

/// The audit of a page without a browser: what its readers, by eye, ear or keyboard, would miss.
package struct PageAudit {
    /// What is wrong with a page.
    package struct Finding: Sendable, Hashable {
        package var severity: Diagnostic.Severity
        /// Of the lesson; nil where it is about the page as a whole.
        package var line: Int?
        package var message: String
        package var remedy: String
    }

    private let page: PageElements
    private let size: Int
    private let name: String
    private let neighbours: Set<String>
    /// What links may name on the page.
    private let anchors: Set<String>

    /// - Parameters:
    ///   - html: the page, with the lines of its lesson where these are to be told (`Handout.marksLines`).
    ///   - name: of its file.
    ///   - neighbours: the names of the pages beside it.
    package init(_ html: String, name: String, beside neighbours: Set<String>) {
        page = PageElements(html)
        size = html.utf8.count
        self.name = name
        self.neighbours = neighbours
        anchors = Set(page.elements.flatMap { [$0.attributes["id"], $0.attributes["name"]] }.compactMap(\.self))
    }

    /// Everything wrong with the page, each thing once.
    package var findings: [Finding] {
        (structure + ids + links + images + names + headings + loads + weight).eachOnce
    }

    private func error(_ line: Int?, _ message: String, _ remedy: String) -> Finding {
        Finding(severity: .error, line: line, message: message, remedy: remedy)
    }

    private func warning(_ line: Int?, _ message: String, _ remedy: String) -> Finding {
        Finding(severity: .warning, line: line, message: message, remedy: remedy)
    }

    // MARK: Structure

    private var structure: [Finding] {
        func all(_ name: String) -> [PageElements.Element] { page.elements.filter { $0.name == name } }
        var found: [Finding] = []
        if all("html").first?.attributes["lang"]?.isEmpty ?? true {
            found.append(error(nil, "the page has no language", "write 'language: en' in course.yml"))
        }
        // An image may have a title of its own.
        let titles = all("title").filter { title in !page.around(title).contains { $0.name == "svg" } }
        if !titles.contains(where: \.isNamed) {
            found.append(error(nil, "the page has no title", "write a 'title' of words"))
        }
        let mains = all("main")
        if mains.count != 1 {
            found.append(
                error(
                    mains.dropFirst().last?.line, "the page has \(mains.count) elements '<main>'",
                    "leave '<main>' out: the page has one around the chapter"))
        }
        if all("h1").isEmpty {
            found.append(error(nil, "the page has no heading of the first level", "write a 'title'"))
        }
        return found
            + page.looseTags.map { loose in
                error(
                    loose.line, "'\(loose.tag)' has no partner",
                    "write both tags, in one section: what is open ends with it")
            }
    }

    private var headings: [Finding] {
        var level = 0
        return page.elements.compactMap { element in
            guard element.name.count == 2, element.name.first == "h", let own = Int(element.name.dropFirst()) else {
                return nil
            }
            defer { level = own }
            if !element.isNamed {
                return error(element.line, "this heading has no words", "write what comes below it, or remove it")
            }
            guard own > level + 1, level > 0 else { return nil }
            return error(
                element.line, "a heading of level \(own) follows one of level \(level)",
                "give it level \(level + 1): to somebody who listens the gap is a missing part")
        }
    }

    // MARK: Ids and addresses

    private var ids: [Finding] {
        var ids: Set<String> = []
        var found: [Finding] = []
        for element in page.elements {
            guard let id = element.attributes["id"] else { continue }
            if !ids.insert(id).inserted {
                found.append(
                    error(
                        element.line, "the id '\(id)' is on the page twice", "give one of the two elements another id"))
            }
        }
        for element in page.elements {
            for key in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
                for id in (element.attributes[key] ?? "").split(whereSeparator: \.isWhitespace)
                where !ids.contains(String(id)) {
                    found.append(
                        error(element.line, "'\(key)' names '\(id)', which the page has not", "write an id of the page")
                    )
                }
            }
        }
        return found
    }

    private var links: [Finding] {
        page.elements.compactMap { element in
            guard element.name == "a", let address = element.attributes["href"] else { return nil }
            // What the page holds itself is saved and not followed.
            if element.attributes["download"] != nil, address.hasPrefix("data:") { return nil }
            return fault(of: address).map { error(element.line, $0.message, $0.remedy) }
        }
    }

    /// Why a link leads nowhere.
    private func fault(of address: String) -> (message: String, remedy: String)? {
        if let scheme = LinkSafety.scheme(of: address) {
            return LinkSafety.isSafe(link: address)
                ? nil
                : ("this link does nothing: it begins with '\(scheme):'", "write an address that begins with 'https:'")
        }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = PercentEncoding.decoded(parts[0])
        guard file.isEmpty || file == name else {
            return neighbours.contains(file)
                ? nil
                : ("this link leads nowhere: there is no page '\(file)'", "write it in Markdown, '[text](chapter.md)'")
        }
        let anchor = parts.count > 1 ? PercentEncoding.decoded(parts[1]) : ""
        return anchor.isEmpty || anchors.contains(anchor)
            ? nil : ("this link leads nowhere: the page has no '#\(anchor)'", "write an id of the page")
    }

    /// What asks for a file, which no page may: its policy lets nothing in.
    private var loads: [Finding] {
        page.elements.compactMap { element in
            for key in ["src", "srcset", "poster", "data", "background", "action", "formaction"] {
                guard let address = element.attributes[key], !address.isEmpty,
                    !address.hasPrefix("data:")
                else { continue }
                return error(
                    element.line, "'<\(element.name)>' asks for '\(address)', and a page loads nothing",
                    "an image in Markdown, '![what it shows](file.png)', becomes part of the page")
            }
            // Data of a figure is no script.
            let isData = element.attributes["type"]?.hasPrefix("application/") ?? false
            if element.line != nil,
                ["script", "style"].contains(element.name) && !isData || element.attributes["style"] != nil
                    || element.attributes.keys.contains(where: { $0.hasPrefix("on") })
            {
                return warning(
                    element.line, "a style or script of a lesson does nothing: the page's policy allows its own alone",
                    "remove it from '<\(element.name)>'")
            }
            return nil
        }
    }

    // MARK: Names

    private var images: [Finding] {
        page.elements.filter { $0.name == "img" }.compactMap { image in
            guard let words = image.attributes["alt"] else {
                return error(image.line, "this image has no 'alt'", "write what it shows: alt=\"…\"")
            }
            guard words.allSatisfy(\.isWhitespace), image.attributes["aria-hidden"] != "true" else { return nil }
            return warning(
                image.line, "this image says nothing to those who do not see it",
                "write what it shows between the brackets: '![what it shows](file.png)'")
        }
    }

    private var names: [Finding] {
        let labelled = Set(page.elements.filter { $0.name == "label" }.compactMap { $0.attributes["for"] })
        return page.elements.compactMap { element in
            let hasLabel = !(element.attributes["aria-label"] ?? element.attributes["aria-labelledby"] ?? "").isEmpty
            switch element.name {
            case "input" where element.attributes["type"] == "hidden": return nil
            case "input", "select", "textarea":
                let isLabelled =
                    hasLabel || element.attributes["id"].map(labelled.contains) ?? false
                    || page.around(element).contains { $0.name == "label" }
                return isLabelled
                    ? nil
                    : error(element.line, "this field has no label", "put it into a '<label>' with what it asks for")
            case "button", "a":
                guard element.name == "button" || element.attributes["href"] != nil else { return nil }
                return hasLabel || element.isNamed
                    ? nil
                    : error(
                        element.line, "this \(element.name == "a" ? "link" : "button") has no words",
                        "write what it leads to or does")
            case "iframe" where element.attributes["title"] == nil:
                return error(element.line, "this frame has no title", "remove it: a page loads nothing")
            default: return nil
            }
        }
    }

    // MARK: Weight

    /// In bytes.
    private static let (heavyImage, heavyPage) = (500_000, 5_000_000)

    private var weight: [Finding] {
        let images = page.elements.compactMap { element -> Finding? in
            guard element.name == "img", let address = element.attributes["src"], address.hasPrefix("data:") else {
                return nil
            }
            let bytes = address.utf8.count / 4 * 3
            guard bytes > Self.heavyImage else { return nil }
            return warning(
                element.line, "this image has \(bytes / 1000) kB",
                "save it smaller, or as WebP or AVIF: it is in the page")
        }
        guard size > Self.heavyPage else { return images }
        return images + [
            warning(
                nil, "the page has \(size / 1_000_000) MB", "divide the chapter, or save its images smaller")
        ]
    }
}
