/// An error that carries what to tell the user; whoever catches it reports its diagnostics and needs no words of its own.
package protocol DiagnosedError: Error {
    var diagnostics: [Diagnostic] { get }
}
