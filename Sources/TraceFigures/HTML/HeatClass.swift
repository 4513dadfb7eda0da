import StepTrace

/// The style-sheet class of a step of a colour ramp.
package enum HeatClass {
    static func name(_ level: Scale.Level) -> String {
        switch level {
        case .share(let step): "w\(step)"
        case .positive(let step): "p\(step)"
        case .negative(let step): "n\(step)"
        case .none: "o"
        }
    }

    package static func name(_ panel: Panel, row: Int, column: Int) -> String {
        panel.isHidden(row: row, column: column) ? "x" : name(panel.scale.level(of: panel.grid[row, column]))
    }

    /// With `ch` after it where the number differs from the original's.
    package static func marked(_ panel: Panel, row: Int, column: Int) -> String {
        name(panel, row: row, column: column) + (panel.isChanged(row: row, column: column) ? " ch" : "")
    }
}
