extension CourseTemplate {
    static let chineseReadme = """
        # 我的课程

        ```sh
        attend run 1              # 运行这一章
        attend serve --open       # 在浏览器中显示，保存后页面随之更新
        attend verify --strict    # 验证：输出、答案、常见错误
        attend handout            # 生成可打印、可发布的讲义，放在 handouts/ 中
        ```

        各章在 `lessons/` 中，由 `lessons/course.yml` 列出。`attend help fences` 说明章节里可以写什么。

        """

    static let chineseChapter = #"""
        ---
        title: 第一章示例
        summary: 本章把可用的每种内容各演示一次，请换成你自己的内容。
        ---
        # 第一章示例

        “累”这个词在听哪个词？每个词都有一个查询和一个键，注意力把它们相互比较：

        ```swift
        let words = ["动物", "累"]
        let q: Matrix = [[1, 0], [1, 2]]
        let k: Matrix = [[1, 1], [0, 3]]
        let v: Matrix = [[4], [8]]
        print(q.matmul(k.transposed))
        ```
        ```output
        [1 0]
        [3 6]
        ```

        `output` 块写的是该单元格必须输出的内容，由 `attend verify` 验证。带追踪的结果会显示每一步：

        ```swift
        let result = attention(q, k, v)
        result
        ```

        “累”给“动物”的权重是 `{swift} result.weights[1, 0], digits: 3`：正文中的数由程序算出，从不手写。写成公式：

        ```math
        \mathrm{softmax}\left(\frac{Q K^\top}{\sqrt d}\right) V
        ```

        ## 混合各个值

        ```swift exercise=mix points=2
        /// 对 `q`（n×d）中的每个查询，按它给各键 `k`（m×d）的权重混合各值 `v`（m×e），得到 n×e。
        /// 分数保持原样，不作缩放。
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            <#分数、softmax、加权和#>
        }
        ```
        ```hint exercise=mix
        分数是 `q.matmul(k.transposed)`：每个查询一行。
        ```
        ```hint exercise=mix
        `softmax` 把分数变成权重；权重乘以值就是加权和。
        ```
        ```swift solution=mix
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed)).matmul(v)
        }
        ```
        ```swift mistake=mix says="softmax 应当横向、沿着各个键计算：每个查询分出的权重之和为 1。"
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            softmax(q.matmul(k.transposed), over: .columns).matmul(v)
        }
        ```
        ```swift mistake=mix says="这里直接用了分数。要先用 softmax 把它们变成权重。"
        func mix(_ q: Matrix, _ k: Matrix, _ v: Matrix) -> Matrix {
            q.matmul(k.transposed).matmul(v)
        }
        ```
        ```swift check=mix tolerance=1e-9
        probe("2 个查询，3 个键", mix([[1, 0, 1, 0], [0, 1, 2, 1]], [[1, 1, 0, 0], [0, 2, 1, 0], [1, 0, 1, 3]], [[4], [8], [1]]))
        ```

        ## 什么加起来等于 1

        ```quiz id=sum points=1
        question: "什么加起来等于 1？"
        choices:
          - {text: "权重的每一行。", correct: true, because: "每个查询分出的权重之和为 1。"}
          - {text: "权重的每一列。", correct: false, because: "一个键可能人人都要，也可能无人理会。"}
        ```

        ## 相等的分数

        ```worksheet id=equal of="softmax([[0, 0], [0, 1]])" blanks="row 1" digits=2 points=1
        两个分数相等：填写它们的权重。
        ```

        """#

    static func chineseSection(_ module: String) -> String {
        """

        ## 自己的模块

        几章共用的代码放在模块 `\(module)` 中，只编译一次；它的源文件在 `lessons/\(module)` 中：

        ```swift
        print(dotProducts(q, k) == q.matmul(k.transposed))
        ```
        ```output
        true
        ```

        """
    }
}
