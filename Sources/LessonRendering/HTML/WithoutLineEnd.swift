extension String {
    /// Without the line breaks at its end.
    var withoutLineEnd: String {
        var text = self[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }
}
