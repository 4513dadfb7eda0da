extension Block {
    /// What an author adds to a block so that text can refer to it: an id, and the words beside its number.
    ///
    /// A heading and a formula may have an id. An image alone in its paragraph and the outputs of a cell are a figure when they have
    /// a label, and a table is numbered then.
    package struct Label: Sendable, Hashable {
        package var id: String?
        /// Empty when there is none.
        package var caption: [Inline]

        package init(id: String? = nil, caption: [Inline] = []) {
            self.id = id
            self.caption = caption
        }
    }

    /// The same with a label.
    package func labelled(_ label: Label?) -> Block {
        var block = self
        block.label = label
        return block
    }
}
