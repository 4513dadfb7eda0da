import StepTrace

/// Points in words: `5 of 12 points`, `1 point`.
package enum PointsText {
    package static func text(_ points: Double, of total: Double) -> String {
        "\(number(points)) of \(number(total)) \(total == 1 ? "point" : "points")"
    }

    package static func text(_ points: Double) -> String {
        "\(number(points)) \(points == 1 ? "point" : "points")"
    }

    private static func number(_ points: Double) -> String {
        formatted(points, decimals: 2, trimmed: true)
    }
}
