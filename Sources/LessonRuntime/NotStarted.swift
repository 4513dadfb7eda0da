/// Replaces an editor placeholder `<#…#>` of a starter, so that the compiler can check the rest of the code.
///
/// As a statement it ends the function, like `fatalError`.
public func notStarted() -> Never {
    fatalError("not started")
}

/// The same as an expression of any type; it never returns.
@_disfavoredOverload
public func notStarted<Value>() -> Value {
    fatalError("not started")
}
