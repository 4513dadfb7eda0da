import LessonModel

/// Reads from `course.yml` how the course presents itself.
struct CourseFaceReader {
    let mapping: YAMLMapping

    static let keys = ["author", "institution", "licence", "license", "date", "url", "logo", "accent"]

    /// What is said, and the place of the logo, which is checked with the course's files.
    func read() -> (face: CourseFace, logo: YAMLScalar?) {
        var face = CourseFace()
        face.authors = mapping.oneOrMore("author").map { $0.joiningLines().text }
        face.institution = mapping.text("institution")?.text
        face.licence = readLicence()
        face.date = readDate()
        face.url = readURL()
        let logo = mapping.string("logo", example: "logo: logo.svg")
        face.logo = logo?.text
        face.accent = readAccent()
        return (face, logo)
    }

    private func readLicence() -> String? {
        if mapping.has("licence"), mapping.has("license") {
            mapping.report("license", "'license' is another spelling of 'licence'", remedy: "remove one of them")
        }
        return (mapping.text("licence") ?? mapping.text("license"))?.text
    }

    private func readDate() -> String? {
        let example = "date: 2026-11-28"
        guard let date = mapping.string("date", example: example) else { return nil }
        if CalendarDate.isOne(date.text) { return date.text }
        mapping.report(
            date, "\(date.quoted) is no date", remedy: "write a year, a month or a day: '\(example)'")
        return nil
    }

    private func readURL() -> String? {
        guard let url = mapping.string("url", example: "url: https://example.org/course") else { return nil }
        if url.text.wholeMatch(of: /https?:\/\/[^\s\/?#"<>]+[^\s"<>]*/) != nil { return url.text }
        let isBare = url.text.wholeMatch(of: /[\w\-]+(\.[\w\-]+)+(\/\S*)?/) != nil
        mapping.report(
            url, "\(url.quoted) is no address on the web",
            remedy: "write 'url: https://\(isBare ? url.text : "example.org/course")'")
        return nil
    }

    // MARK: The accent

    private static let example = "accent: \"#0B6357\""

    /// One colour, or one for each scheme of the pages.
    private func readAccent() -> Accent? {
        guard mapping.isMapping("accent") else {
            guard let written = mapping.string("accent", example: Self.example),
                let colour = colour(written, mapping, of: .light, key: "accent")
            else { return nil }
            return Accent(light: colour)
        }
        let schemes = Accent.Scheme.allCases.map(\.rawValue)
        let example = "accent: {light: \"#0B6357\", dark: \"#72D6BC\"}"
        guard let both = mapping.mapping("accent", keys: schemes, example: example) else { return nil }
        let colours = Accent.Scheme.allCases.map { scheme -> Colour? in
            let example = "\(scheme.rawValue): \"\(scheme.legible(Colour([11, 99, 87])).text)\""
            return both.requiredString(scheme.rawValue, example: example).flatMap {
                colour($0, both, of: scheme, key: scheme.rawValue)
            }
        }
        guard let light = colours[0], let dark = colours[1] else { return nil }
        return Accent(light: light, dark: dark)
    }

    /// The colour that is written, if it is one and legible.
    private func colour(
        _ written: YAMLScalar, _ mapping: YAMLMapping, of scheme: Accent.Scheme, key: String
    ) -> Colour? {
        guard let colour = Colour(written.text) else {
            mapping.report(
                written, "\(written.quoted) is no colour",
                remedy: "write six hexadecimal digits in quotes: '\(Self.example)'")
            return nil
        }
        let ratio = colour.contrast(with: scheme.ground)
        if ratio >= Accent.contrast { return colour }
        // Rounded down, so that it is never told to be what it is not.
        let tenths = Int(ratio * 10)
        mapping.report(
            written,
            "'\(written.text)' cannot be read on \(scheme.rawValue) pages: its contrast with their paper, \(scheme.ground.text), is "
                + "\(tenths / 10).\(tenths % 10), and text needs \(Accent.contrast)",
            remedy: "write '\(key): \"\(scheme.legible(colour).text)\"', the same colour "
                + (scheme == .light ? "darker" : "lighter"))
        return nil
    }
}

/// Dates as ISO 8601 writes them.
enum CalendarDate {
    /// Whether a text is a year, a month or a day that exists: `2026`, `2026-11`, `2026-11-28`.
    static func isOne(_ text: String) -> Bool {
        guard text.wholeMatch(of: /[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/) != nil else { return false }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count > 1 else { return true }
        guard (1...12).contains(parts[1]) else { return false }
        let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][parts[1] - 1]
        return parts.count < 3 || (1...days).contains(parts[2])
    }
}
