import LessonModel

/// Checks the image that a course has as its logo.
struct CourseLogoCheck {
    let folder: String
    let files: FileSource
    let state: ReadingState

    /// It is in every page.
    private static let largest = 256 << 10

    /// - Returns: the image's path relative to the course folder; `nil` when pages cannot show it.
    func path(of logo: YAMLScalar) -> String? {
        let parts = logo.text.split(separator: "/").map { PercentEncoding.encoded(String($0)) }
        let target = LinkTarget(parts.joined(separator: "/"), in: CourseFileReader.name)
        let isElsewhere = LinkSafety.scheme(of: logo.text) != nil || logo.text.hasPrefix("/")
        guard !isElsewhere, case .file(let path, _) = target else {
            return refuse(logo, "it is not a file of the course", "save it beside course.yml: 'logo: logo.svg'")
        }
        guard files.isFile(Course.join(folder, path)) else {
            state.report(
                logo.source.error(
                    logo.position, length: logo.length, "there is no image '\(logo.text)'",
                    remedy: Suggestion.question(for: path, among: files.list(folder))
                        ?? "paths are relative to the course folder"))
            return nil
        }
        guard files.isInside(path, of: folder) else {
            return refuse(logo, "it leads out of the course folder", "put a copy of the image into the course")
        }
        if let obstacle = target.obstacleToImage(reading: { files.read(Course.join(folder, $0)) }) {
            return refuse(logo, obstacle.reason, obstacle.remedy)
        }
        let size = files.read(Course.join(folder, path))?.count ?? 0
        guard size <= Self.largest else {
            return refuse(
                logo, "it has \(size >> 10) KiB, and every page carries it",
                "make it smaller: \(Self.largest >> 10) KiB are the most")
        }
        return path
    }

    private func refuse(_ logo: YAMLScalar, _ reason: String, _ remedy: String) -> String? {
        state.report(
            logo.source.error(
                logo.position, length: logo.length, "this cannot be the course's logo: \(reason)", remedy: remedy))
        return nil
    }
}
