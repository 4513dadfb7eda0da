public import StepTrace

extension Trace {
    /// The same trace, of which a figure shows only these steps: `trace.steps("weights", "head 1/output")`.
    ///
    /// Stops the program when there is no such step.
    public func steps(_ paths: String..., file: StaticString = #filePath, line: UInt = #line) -> Trace {
        for path in paths where step(path) == nil {
            let names = pathsOfSteps.map { "“\($0)”" }.joined(separator: ", ")
            fatalError("\(title): there is no step “\(path)”; the steps are \(names)", file: (file), line: line)
        }
        var trace = self
        trace.selection = paths
        return trace
    }

    private var pathsOfSteps: [String] {
        steps.map { $0.name } + children.flatMap { child in child.pathsOfSteps.map { "\(child.title)/\($0)" } }
    }
}
