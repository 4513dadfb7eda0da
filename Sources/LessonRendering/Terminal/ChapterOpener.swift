import LessonModel
import TraceFigures

/// The opener of a chapter: number, title, summary and objectives.
struct ChapterOpener {
    private let chapter: Chapter
    private let renderer: BlockTextRenderer

    init(_ chapter: Chapter, _ renderer: BlockTextRenderer) {
        self.chapter = chapter
        self.renderer = renderer
    }

    func lines() -> [StyledLine] {
        let width = renderer.measure
        let matter = chapter.frontMatter
        var lines = [StyledLine.rule("━", width, renderer.faces.accent)]
        let place = chapter.number.map(LessonPhrase.chapter) ?? .appendix
        lines.append(renderer.metrics.line(renderer.words.lesson(place), renderer.faces.accent))
        lines += renderer.broken([renderer.metrics.span(chapter.title, .bold)], width)
        if let summary = matter.summary {
            lines +=
                [StyledLine()]
                + renderer.broken(
                    [renderer.metrics.span(PlainText.of(Inline.line(summary)), Face(italic: true))], width)
        }
        if !matter.objectives.isEmpty {
            lines += [StyledLine(), renderer.metrics.line(renderer.words.lesson(.objectives), renderer.faces.mute)]
            for objective in matter.objectives {
                lines += renderer.hanging(
                    "• ", renderer.faces.mute, renderer.broken(renderer.spans(Inline.line(objective)), width - 2))
            }
        }
        return lines + [StyledLine.rule("─", width)]
    }
}
