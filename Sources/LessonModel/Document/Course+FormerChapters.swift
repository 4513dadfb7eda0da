/// Chapters by the ids that they had before: `formerly` in their front matter.
extension Course {
    /// The chapters that were called so, or were a part of what was called so.
    package func chapters(formerly id: String) -> [Chapter] {
        chapters.filter { $0.frontMatter.formerly.contains(id) }
    }

    /// The chapters whose answers may be in a folder of that name: the one of that id, and those that were called so.
    package func chapters(answeredIn folder: String) -> [Chapter] {
        chapters.filter { $0.id == folder || $0.frontMatter.formerly.contains(folder) }
    }

    /// The ids of the questions and worksheets whose answers may be in the sheet of a folder.
    package func idsOfSheet(in folder: String) -> [String] {
        chapters(answeredIn: folder).flatMap(\.exercisesOfSheet).map(\.id)
    }

    /// What has become of a chapter that nothing is called any more: `it is now '13-cost' and '14-memory'`.
    /// - Parameter name: how a chapter is named where the sentence is read.
    package func renaming(of id: String, name: (Chapter) -> String = \.id) -> String? {
        let names = chapters(formerly: id).map { "'\(name($0))'" }
        return names.isEmpty ? nil : "it is now \(NumberList.series(names))"
    }
}
