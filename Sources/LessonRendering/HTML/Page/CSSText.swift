/// Text as a CSS string that cannot end early, nor end the `style` element it stands in.
enum CSSText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", ":", "-", "_": quoted.unicodeScalars.append(scalar)
            case _ where scalar.value >= 0xA0: quoted.unicodeScalars.append(scalar)
            // NUL is not to be escaped: CSS has no such character.
            case _ where scalar.value == 0: break
            default: quoted += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return quoted + "\""
    }
}
