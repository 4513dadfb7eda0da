import LessonModel
import TraceFigures

/// The head of a chapter: number, title, what it is about, and what can be done after it.
struct ChapterOpener {
    private let chapter: Chapter
    private let setter: BlockSetter

    init(_ chapter: Chapter, _ setter: BlockSetter) {
        self.chapter = chapter
        self.setter = setter
    }

    func lines() -> [StyledLine] {
        let width = setter.measure
        let matter = chapter.frontMatter
        var lines = [StyledLine.rule("━", width, setter.faces.accent)]
        lines.append(setter.metrics.line("Chapter \(chapter.number)", setter.faces.accent))
        lines += setter.broken([setter.metrics.span(matter.title, .bold)], width)
        if let summary = matter.summary {
            lines += [StyledLine()] + setter.broken([setter.metrics.span(summary, Face(italic: true))], width)
        }
        if !matter.objectives.isEmpty {
            lines += [StyledLine(), setter.metrics.line("After it you can", setter.faces.mute)]
            for objective in matter.objectives {
                lines += setter.hanging(
                    "• ", setter.faces.mute, setter.broken([setter.metrics.span(objective)], width - 2))
            }
        }
        return lines + [StyledLine.rule("─", width)]
    }
}
