import LessonModel

extension ChangePhrase {
    package var chinese: String {
        switch self {
        case .ends(.failed): "现在无法编译"
        case .ends(.trapped): "现在会使程序中止"
        case .ends(.timedOut): "现在运行时间过长"
        case .ends(.overLimit): "现在超出了限制"
        case .ends(.skipped): "现在没有运行"
        case .ends(.unexpectedSuccess): "本应失败，现在却没有失败"
        case .ends(.passed), .runs: "现在能够运行"
        case .failsAsMeant: "现在失败了，这正是本意"
        case .otherMessages: "编译器的说明与原来不同"
        case .variesAnyway: "每次运行的结果本来就不同"
        case .noOutput: "现在没有输出"

        case .line(let number, let old?, let new?): "输出的第 \(number) 行原为“\(old)”，现为“\(new)”"
        case .line(let number, nil, let new): "输出的第 \(number) 行是新增的：“\(new ?? "")”"
        case .line(let number, let old?, nil): "输出的第 \(number) 行没有了：“\(old)”"
        case .value(let caption, let old, let new): "\(the("值", caption))原为 \(old)，现为 \(new)"
        case .numbers(let caption, let differing, let count, let largest):
            (caption.map { "“\($0)”：" } ?? "") + "\(count) 个数中有 \(differing) 个不同"
                + (largest.map { differing == 1 ? "，相差 \($0)" : "，最大相差 \($0)" } ?? "")
        case .shape(let caption, let old, let new): "\(the("矩阵", caption))原为 \(old)，现为 \(new)"
        case .labels(let caption): "\(the("矩阵", caption))的数没有变，标签变了"
        case .plot(let caption): "\(the("图表", caption))有变化"
        case .trace(let caption): "\(the("追踪", caption))有变化"
        case .caption(let old?, let new?): "“\(old)”现在叫“\(new)”"
        case .caption(nil, let new): "显示的内容现在叫“\(new ?? "")”"
        case .caption(let old?, nil): "原来叫“\(old)”的内容现在没有标题"
        case .added(let kind, let caption): "现在\(shows(kind, caption))，原来没有"
        case .removed(let kind, let caption): "现在不再\(shows(kind, caption))"

        case .step(let step, let entry, let old, let new):
            chineseText("第一个不同的步骤是“\(step)”：", entry, "原为 \(old)，现为 \(new)")
        case .stepShape(let step, let old, let new): "第一个不同的步骤是“\(step)”：原为 \(old)，现为 \(new)"
        case .stepAdded(let step): "第一个不同的步骤是“\(step)”，它是新增的"
        case .stepRemoved(let step): "步骤“\(step)”没有了"

        case .sentence(let text, let more): text + (more == 0 ? "。" : "；另有 \(more) 处输出不同。")
        }
    }

    private func the(_ noun: String, _ caption: String?) -> String { caption.map { "“\($0)”" } ?? noun }

    private func shows(_ kind: OutputPairs.Kind, _ caption: String?) -> String {
        if let caption { return "显示“\(caption)”" }
        return switch kind {
        case .printed: "输出文字"
        case .text: "显示一个值"
        case .matrix: "显示一个矩阵"
        case .trace: "显示一次追踪"
        case .plot: "显示一幅图表"
        }
    }
}
