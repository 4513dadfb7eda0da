/// The beginnings of tags in raw HTML.
package enum HTMLTag {
    /// A tag that belongs to a page's head, where it can send the reader elsewhere, connect to another host or change what
    /// addresses mean.
    ///
    /// A policy of contents does not stop the first two.
    package static var ofHead: Regex<(Substring, Substring)> { /<(meta|link|base)\b/.ignoresCase() }
}
