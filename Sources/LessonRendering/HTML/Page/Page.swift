import Formulas
import Foundation
import HandoutAssets
import LessonModel
import Mustache
import StepTrace
import TraceFigures

/// One HTML file: a head with style sheets, scripts and the policy that allows them, and the body that a template
/// makes.
struct Page {
    /// The text at the top of every printed sheet.
    struct RunningHeads {
        var left: String
        var right = ""
        /// The text at the right within each chapter of a book.
        var chapters: [(label: String, text: String)] = []
        /// At the foot of every sheet.
        var foot = ""
        var paper = Paper.a4
    }

    enum Template: String {
        case chapter, index, glossary, book, results
    }

    var title: String
    var summary: String?
    var language: String
    /// For the programs that list pages.
    var author: String?
    var runningHeads: RunningHeads
    var template: Template
    var words: Words
    /// The page shows traces, whose numbers the script explains with the module.
    var hasTraces = false
    /// What the script keeps answers by, as JSON; nil for a page that asks nothing.
    var answers: String?
    /// The keys by which the page judges answers, as JSON.
    var keys: String?
    /// Rules for this page only.
    var ownStyles = ""
    /// Where the page's search finds the words of the course; a served page asks the server for them instead.
    var searchIndex: SearchIndex?
    /// The page is served, and answers its reader.
    var live: LiveData?

    private var hasSearch: Bool { searchIndex != nil || live != nil }

    func html(_ content: [String: Any]) -> String {
        let styleSheet =
            "\n" + Formula.styleSheet + "\n" + HandoutAssets.styleSheet + ownStyles + runningHeads.styleSheet
        let script =
            "\n" + HandoutAssets.script + (answers == nil ? "" : HandoutAssets.answersScript)
            + (keys == nil ? "" : HandoutAssets.selfCheckScript)
        // In elements of their own, so that all pages have the same in the others.
        let isLive = live != nil
        let moreStyles =
            (hasSearch || template == .glossary ? [HandoutAssets.courseStyleSheet] : [])
            + (isLive ? [HandoutAssets.liveStyleSheet] : [])
        // It sets what the style sheets before it depend on.
        let headScripts = isLive ? [HandoutAssets.liveFirstScript] : []
        let moreScripts =
            (hasSearch ? [HandoutAssets.searchScript] : []) + (isLive ? [HandoutAssets.liveScript] : [])
        let policy = ContentPolicy(
            styles: [styleSheet] + moreStyles,
            scripts: [Page.firstScript] + headScripts + (isLive ? [Page.copyScript] : []) + [script] + moreScripts,
            allowsWebAssembly: hasTraces, allowsServer: isLive)
        let isRightToLeft = TextDirection(language: language) == .rightToLeft
        var context: [String: Any] = [
            "language": language, "isRightToLeft": isRightToLeft, "title": title,
            "policy": policy.text, "styleSheet": styleSheet,
            "firstScript": Page.firstScript, "script": script, "scriptWords": scriptWords,
            "moreStyles": moreStyles, "headScripts": headScripts, "moreScripts": moreScripts,
            "content": Page.templates.render(content, withTemplate: template.rawValue) ?? "",
        ]
        context["summary"] = summary
        context["author"] = author
        context["live"] = live?.json
        if isLive { context["copyScript"] = Page.copyScript }
        context["searchIndex"] = searchIndex?.json
        context["answers"] = answers
        context["keys"] = keys
        if hasTraces {
            context["module"] = Page.module
            // A figure that is written anew takes the formulas of steps that come in from here.
            context["formulas"] = FigureScriptWords.formulas.map(StepFormula.mathML).joined()
        }
        let page = Markup.safe(page: Page.templates.render(context, withTemplate: "page") ?? "")
        guard Language(tag: language) == nil else { return page }
        return WordMarks.html(
            page, language: Language.english.rawValue,
            isolated: isRightToLeft)
    }

    /// The words of the script, as data that is not run and so needs no hash in the policy.
    private var scriptWords: String {
        var texts: [(name: String, json: String)] = [
            ("copied", Markup.json(words.page(.copied))),
            ("notCopied", Markup.json(words.page(.notCopied))),
            ("addressCopied", Markup.json(words.page(.addressCopied))),
            ("addressShown", Markup.json(words.page(.addressShown))),
            ("figure", FigureScriptWords.json(words.figure)),
        ]
        if hasSearch { texts.append(("search", SearchHTML.scriptWords(words.page))) }
        if answers != nil { texts.append(("answers", AnswersJSON.words(words.page))) }
        return "{" + texts.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
    }

    /// Runs before anything is shown, so that the layout does not shift.
    private static let firstScript =
        "document.documentElement.className='js'+(self.WebAssembly&&self.DecompressionStream?' live':'')"

    /// Keeps the text as it was served, before any script adds to it, so that a newer page can be compared with it.
    private static let copyScript = "self.Served=document.querySelector('.page').cloneNode(true)"

    private static let module = Data(HandoutAssets.module).base64EncodedString()

    private static let templates: MustacheLibrary = {
        let parsed = HandoutAssets.templates.map { name, text in
            // The templates are part of the program: one that does not parse is a programming error.
            (name, try! MustacheTemplate(string: text))
        }
        return MustacheLibrary(templates: Dictionary(uniqueKeysWithValues: parsed))
    }()
}

extension Page.RunningHeads {
    /// The rules that set the texts in the margins of the sheets.
    var styleSheet: String {
        let face = "font:8pt sans-serif;color:#444"
        let head =
            "@page{@top-left{content:\(CSSText.quoted(left));\(face)}"
            + "@top-right{content:\(CSSText.quoted(right));\(face)}"
            + (foot.isEmpty ? "" : "@bottom-left{content:\(CSSText.quoted(foot));\(face)}")
            + "@bottom-right{content:counter(page) \" / \" counter(pages);\(face)}}\n"
        let within = chapters.map { label, text in
            "@page chapter-\(label){@top-right{content:\(CSSText.quoted(text));\(face)}}"
                + "@media print{.chapter-\(label){page:chapter-\(label)}}\n"
        }
        return "@page{size:\(paper.rawValue)}\n" + head + within.joined()
            + "@page:first{@top-left{content:none}@top-right{content:none}}\n"
    }
}

/// Text as a CSS string that cannot end early, nor end the `style` element around it.
enum CSSText {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in WordMarks.removed(from: text).unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", ":", "-", "_": quoted.unicodeScalars.append(scalar)
            case _ where scalar.value >= 0xA0 && !scalar.isUnsafe: quoted.unicodeScalars.append(scalar)
            case _ where scalar.isUnsafe && scalar != "\n": break
            default: quoted += "\\" + String(scalar.value, radix: 16) + " "
            }
        }
        return quoted + "\""
    }
}
