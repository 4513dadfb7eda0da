import LessonModel
import StepTrace

/// How text refers to a part of a course.
extension NumberedPart {
    /// `equation 3.2`; at the beginning of a sentence and beside a figure, `Equation 3.2`.
    func english(beginsSentence: Bool) -> String {
        let name =
            switch kind {
            case .chapter: "chapter"
            case .appendix: "appendix"
            case .section: "section"
            case .equation: "equation"
            case .figure: "figure"
            case .table: "table"
            case .cell: "cell"
            case .exercise(.code): "exercise"
            case .exercise(.quiz): "question"
            case .exercise(.worksheet): "worksheet"
            }
        return (beginsSentence ? name.withCapital : name) + " " + number
    }

    /// `公式 3.2`.
    var chinese: String {
        switch kind {
        case .chapter: "第 \(number) 章"
        case .appendix: "附录 \(number)"
        case .section: "第 \(number) 节"
        case .equation: "公式 \(number)"
        case .figure: "图 \(number)"
        case .table: "表 \(number)"
        case .cell: "单元格 \(number)"
        case .exercise(.code): "练习 \(number)"
        case .exercise(.quiz): "选择题 \(number)"
        case .exercise(.worksheet): "填空题 \(number)"
        }
    }
}
