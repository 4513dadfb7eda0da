/// Stands where a starter has an editor placeholder `<#…#>`, so that the compiler can judge the rest of it.
///
/// Where a value is wanted it is of the type wanted; where none is, it ends the function as `fatalError` would.
public func notStarted() -> Never {
    fatalError("not started")
}

@_disfavoredOverload
public func notStarted<Value>() -> Value {
    fatalError("not started")
}
