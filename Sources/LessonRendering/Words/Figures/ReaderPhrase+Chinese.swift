package import TraceFigures

extension ReaderPhrase {
    package var chinese: String {
        switch self {
        case .change: "改变数值"
        case .changeHint: "按 Enter 或双击可改变一个数；之后的一切随之改变。"
        case .changed: "已改变"
        case .followed: "随之改变"
        case .causal: "遮住后面的键"
        case .scale: "分数乘以"
        case .settings(let part): "设置：\(part)"
        case .putBack: "恢复这个数"
        case .putAllBack: "全部恢复"
        case .follow: "跟随"
        case .noToken: "不跟随词元"
        case .following(let token, let axis, let steps):
            "正在跟随“\(token)”\(axis.map { "（作为\(FigurePhrase.axis($0).chinese)）" } ?? "")，共 \(steps) 步。"
        case .predict: "先预测"
        case .asNumber: "数值"
        case .asPlace: "在行中的名次"
        case .prediction: "你的预测"
        case .answer: "预测"
        case .reveal: "直接显示"
        case .question: "显示之前先想一想：是哪个数，或者在行中排第几？最大的排第 1；“直接显示”则跳过。"
        case .predictedNumber(let said, let came, let difference): "你预测 \(said)；结果是 \(came)，相差 \(difference)。"
        case .predictedExactly(let said): "你预测 \(said)，完全正确。"
        case .predictedPlace(let said, let came, let count): "你预测第 \(said)；结果是第 \(came)，共 \(count) 个。"
        case .noPlace(let text, let most): "“\(text)”不是行中的名次；请写 1 到 \(most) 的整数。"
        }
    }
}
