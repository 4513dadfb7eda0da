package import StepTrace

extension Arithmetic.Phrase {
    package var chinese: String {
        switch self {
        case .hiddenKey: "这个键被遮住"
        case .zeroForWeight: "0，因为它的权重为 0"
        case .taken(let value): "按 \(value) 计"
        case .notTurned: "不旋转"
        case .set: "在此设定"
        case .rule: "按规则应为"
        }
    }
}
