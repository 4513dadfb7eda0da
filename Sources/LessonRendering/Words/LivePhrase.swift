/// The phrases of the script of served pages, by the keys that it uses; `{name}` in a text is filled in by the script.
package enum LivePhrase: String, Sendable, Hashable, CaseIterable {
    case connectionLost, sessionEnded, notConnected, failed, codeOf, codeOfCell, ownCode, editorHelp, faultInLine,
        yourCode, copyCode, check, checkKeys, checking, stop, hint, nextHint, hintShown, solution, solutionLater,
        solutionShown, startOver, startOverSure, keepAnswer, resultOf, staleVerdict, right, wrong, blank,
        nothingChosen, enterChecks, saved, notSaved, notSavedYet, keptHere, conflict, conflictText, mine, theirs,
        noFile, keepMine, takeTheirs, chooseFirst, change, changeCell, run, putBack, starting, trialDone, trialFailed,
        nothingChanged, trySomething, tryHelp, problemsTitle, oneProblem, problems, noProblems,
        close, display, theme, themeSystem, themeLight, themeDark, size, size1, size2, size3, size4,
        size5, keys, keyCheck, keyEnter, keyTab, keyLeave, keySearch, keySteps, keyKeys
}

/// The words of served pages' script in one language: a function from a phrase to its text.
package typealias LiveWords = @Sendable (LivePhrase) -> String
