/// An error with diagnostics for the user; the code that catches it reports them.
package protocol DiagnosedError: Error {
    var diagnostics: [Diagnostic] { get }
}
