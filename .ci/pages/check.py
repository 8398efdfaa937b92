"""Checks pages in a browser; `check` beside it says what for."""

import json
import pathlib
import sys

from browser import Browser

WIDTHS = [360, 768, 1440]
THEMES = ["light", "dark"]
# Milliseconds to the first paint: the best of all loads, since other work may hold up any of them.
PAINT = 1000
# What a reader who does not see must hear the name of.
NAMED = {
    "image", "link", "region", "table", "heading", "figure", "navigation", "button", "DisclosureTriangle", "img",
    "graphics-document", "columnheader", "rowheader",
}

checks = (pathlib.Path(__file__).parent / "checks.js").read_text()
# The time of the first paint, once there is one; null if there is none within some seconds.
painted = """() => new Promise((resolve) => {
  setTimeout(() => resolve(null), 20000);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("first-contentful-paint")) resolve(entry.startTime);
  }).observe({ type: "paint", buffered: true });
})"""


def requests(browser, page):
    """The addresses that were asked for, but for the page and what it holds itself."""
    found = []
    for entry in browser.log("performance"):
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            if url.split("#")[0] != page and not url.startswith("data:"):
                found.append(url)
    return found


def unnamed(browser):
    """What has a role that wants a name, and none, by the browser's own reckoning."""
    browser.command("Accessibility.enable")
    nodes = browser.command("Accessibility.getFullAXTree")["nodes"]
    browser.command("Accessibility.disable")
    for node in nodes:
        role = node.get("role", {}).get("value")
        if not node.get("ignored") and role in NAMED and not node.get("name", {}).get("value", "").strip():
            yield f"no name: {role}"


def check(browser, file, folder):
    """What is wrong with a page, and the milliseconds to its first paint."""
    page = file.resolve().as_uri()
    complaints = []
    paints = []
    for theme in THEMES:
        for width in WIDTHS:
            place = f"{width} px, {theme}"
            browser.show(width, 900, theme)
            browser.ask("url", url=page)
            paints.append(browser.run(painted))
            found = browser.run(checks, "closed")
            browser.picture(folder / f"{file.stem}-{width}-{theme}.png")
            found += browser.run(checks, "open") + list(unnamed(browser))
            complaints += [f"{place}: {text}" for text in found]
    browser.paper(folder / f"{file.stem}.pdf")
    complaints += [f"console: {entry['level']}: {entry['message']}" for entry in browser.log("browser")]
    complaints += [f"request: {url}" for url in requests(browser, page)]
    known = [paint for paint in paints if paint is not None]
    if not known:
        complaints.append("nothing is painted")
    elif min(known) > PAINT:
        complaints.append(f"first paint after {min(known):.0f} ms, and not within {PAINT} ms")
    return list(dict.fromkeys(complaints)), min(known, default=0)


def main(folder, *pages):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    browser = Browser()
    failed = False
    try:
        # What the browser asks for by itself when it starts is not a page's.
        browser.ask("url", url="about:blank")
        browser.log("performance")
        for page in map(pathlib.Path, pages):
            complaints, paint = check(browser, page, folder)
            print(f"pages: {page.name}: {page.stat().st_size} bytes, first paint after {paint:.0f} ms")
            for complaint in complaints:
                print(f"pages: {page.name}: {complaint}")
            failed = failed or bool(complaints)
    finally:
        browser.close()
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("expected a folder for pictures and at least one page: .ci/pages/check FOLDER PAGE...")
    sys.exit(main(*sys.argv[1:]))
