/// Stands where a starter has an editor placeholder `<#…#>`, so that the compiler can judge the rest of it.
///
/// Where no value is wanted it ends the function as `fatalError` would.
public func notStarted() -> Never {
    fatalError("not started")
}

/// The same where a value is wanted, whatever its type: none comes back, for the program ends.
@_disfavoredOverload
public func notStarted<Value>() -> Value {
    fatalError("not started")
}
