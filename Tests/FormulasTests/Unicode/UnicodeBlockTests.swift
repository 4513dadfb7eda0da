import Testing

@testable import Formulas

/// Formulas as blocks of lines, as in displays.
@Suite struct UnicodeBlockTests {
    @Test func softmax() throws {
        let lines = try Formula(parsing: #"\operatorname{softmax}(x)_i=\frac{e^{x_i-m}}{\sum_{j=1}^{n}e^{x_j-m}}"#)
            .unicodeBlock(width: 76)
        #expect(
            lines == [
                "                 e^(xᵢ−m)   ",
                "softmax(x)ᵢ = ──────────────",
                "              ∑ⱼ₌₁ⁿ e^(xⱼ−m)",
            ])
    }

    @Test func growingFence() throws {
        let lines = try Formula(parsing: #"\operatorname{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V"#)
            .unicodeBlock(width: 76)
        #expect(
            lines == [
                "        ⎛ QKᵀ ⎞  ",
                "softmax ⎜ ─── ⎟ V",
                "        ⎝ √dₖ ⎠  ",
            ])
    }

    @Test func sumWithLimits() throws {
        let lines = try Formula(parsing: #"o_i=\sum_{j=1}^{T}w_{ij}v_j"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "      T       ",
                "oᵢ =  ∑  wᵢⱼvⱼ",
                "     j=1      ",
            ])
    }

    @Test func productAndNames() throws {
        let lines = try Formula(parsing: #"\hat y=\operatorname*{argmax}_{y\in Y}\prod_t p_t"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "ŷ = argmax ∏ pₜ",
                "     y∈Y   t   ",
            ])
    }

    @Test func casesOfTwo() throws {
        let lines = try Formula(
            parsing: #"M_{ij}=\begin{cases}0&\text{if }j\le i\\-\infty&\text{otherwise}\end{cases}"#
        ).unicodeBlock(width: 76)
        #expect(
            lines == [
                "      ⎧ 0    if j ≤ i ",
                "Mᵢⱼ = ⎨               ",
                "      ⎩ −∞   otherwise",
            ])
    }

    @Test func casesOfThree() throws {
        let lines = try Formula(
            parsing:
                #"s=\begin{cases}h^\top k&\text{dot}\\h^\top Wk&\text{general}\\v^\top\tanh(W[h;k])&\text{concat}\end{cases}"#
        ).unicodeBlock(width: 76)
        #expect(
            lines == [
                "    ⎧ hᵀk                dot    ",
                "s = ⎨ hᵀWk               general",
                "    ⎩ vᵀ tanh(W[h; k])   concat ",
            ])
    }

    @Test func matrix() throws {
        let lines = try Formula(parsing: #"M=\begin{bmatrix}0&-\infty&-\infty\\0&0&-\infty\\0&0&0\end{bmatrix}^\top"#)
            .unicodeBlock(width: 76)
        #expect(
            lines == [
                "    ⎡ 0  −∞  −∞ ⎤ᵀ",
                "M = ⎢ 0   0  −∞ ⎥ ",
                "    ⎣ 0   0   0 ⎦ ",
            ])
    }

    @Test func productOfMatrices() throws {
        let lines = try Formula(
            parsing:
                #"\begin{pmatrix}\cos p\theta&-\sin p\theta\\\sin p\theta&\cos p\theta\end{pmatrix}\begin{pmatrix}x_1\\x_2\end{pmatrix}"#
        ).unicodeBlock(width: 76)
        #expect(
            lines == [
                "⎛ cos pθ  −sin pθ ⎞ ⎛ x₁ ⎞",
                "⎝ sin pθ  cos pθ  ⎠ ⎝ x₂ ⎠",
            ])
    }

    @Test func determinant() throws {
        let lines = try Formula(parsing: #"\begin{vmatrix}a&b\\c&d\end{vmatrix}=ad-bc"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "│ a  b │ = ad − bc",
                "│ c  d │          ",
            ])
    }

    @Test func root() throws {
        let lines = try Formula(parsing: #"\sqrt{\frac{x_1+x_2+x_3}{\sigma^2+\varepsilon}}"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                " ┌─────────────",
                " │ x₁ + x₂ + x₃",
                " │ ────────────",
                "╲│    σ² + ε   ",
            ])
    }

    @Test func cubeRoot() throws {
        let lines = try Formula(parsing: #"\sqrt[3]{\frac{a+b+c}{d+e+f}}"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "  ┌──────────",
                "  │ a + b + c",
                "  │ ─────────",
                "³╲│ d + e + f",
            ])
    }

    @Test func aligned() throws {
        let lines = try Formula(
            parsing:
                #"\begin{aligned}m_t&=\beta_1m_{t-1}+(1-\beta_1)g_t\\\hat m_t&=\frac{m_t}{1-\beta_1^t}\end{aligned}"#
        ).unicodeBlock(width: 76)
        #expect(
            lines == [
                "mₜ = β₁mₜ₋₁ + (1 − β₁)gₜ",
                "                        ",
                "       mₜ               ",
                "m̂ₜ = ───────            ",
                "     1 − β₁ᵗ            ",
            ])
    }

    @Test func binomial() throws {
        let lines = try Formula(parsing: #"\binom{n}{k}=\frac{n!}{k!\,(n-k)!}"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "            n!     ",
                "⎛ n ⎞ = ───────────",
                "⎝ k ⎠   k! (n − k)!",
            ])
    }

    @Test func braces() throws {
        let lines = try Formula(parsing: #"\underbrace{QK^\top+M}_{\text{scores}}\to\overbrace{PV}^{n\times d}"#)
            .unicodeBlock(width: 76)
        #expect(
            lines == [
                "          n×d",
                "           ⏞ ",
                "QKᵀ + M → PV ",
                "╰──┬──╯      ",
                "scores       ",
            ])
    }

    @Test func barOfADerivative() throws {
        let lines = try Formula(parsing: #"\left.\frac{df}{dx}\right|_{x=0}"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "df │   ",
                "── │   ",
                "dx │ₓ₌₀",
            ])
    }

    @Test func wideCharacters() throws {
        let lines = try Formula(parsing: #"\frac{\text{注意力}}{n}=\text{权重}"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "注意力       ",
                "────── = 权重",
                "  n          ",
            ])
    }

    @Test func oneLine() throws {
        let lines = try Formula(parsing: #"x_2+1"#).unicodeBlock(width: 76)
        #expect(
            lines == [
                "x₂ + 1"
            ])
    }

    @Test func wrapped() throws {
        let lines = try Formula(parsing: #"Q=X_qW_Q,\quad K=X_kW_K,\quad V=X_kW_V"#).unicodeBlock(width: 24)
        #expect(
            lines == [
                "Q = X_q W_Q, K = XₖW_K,",
                "  V = XₖW_V            ",
            ])
    }

    @Test func wrappedEquations() throws {
        let lines = try Formula(parsing: #"\begin{aligned}a&=b+c+d+e\\f&=\frac{g+h+i+j}{k}\end{aligned}"#).unicodeBlock(
            width: 10)
        #expect(
            lines == [
                "a = b + c ",
                "  + d + e ",
                "f = (g + h",
                "  + i +   ",
                "  j)/k    ",
            ])
    }
}
