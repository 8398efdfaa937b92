"""Plays with a page of the playground in a browser; `play` beside it says what for."""

import base64
import json
import pathlib
import random
import sys
import time
import zlib

from browser import Browser
from check import requests, unnamed

HERE = pathlib.Path(__file__).parent
WIDTHS = [360, 768, 1440, 1920]
THEMES = ["light", "dark"]
# Seconds to wait for what must come.
PATIENCE = 60
STARTED = "() => !document.getElementById('app').hidden && document.querySelector('#app h2') !== null"


class Player:
    """A browser with a page, and what is wrong with that."""

    def __init__(self, browser, page, folder):
        self.browser, self.page, self.folder = browser, page, folder
        self.complaints = []
        self.name = "page"
        browser.command("Page.enable")
        browser.command("Page.addScriptToEvaluateOnNewDocument", source=(HERE / "hands.js").read_text())
        self.checks = (HERE / "checks.js").read_text()

    def complain(self, text):
        self.complaints.append(f"{self.name}: {text}")

    def hand(self, call, *arguments):
        return self.browser.run(f"(...given) => hands.{call}(...given)", *arguments)

    def wait(self, script, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.browser.run(script):
                return True
            time.sleep(0.05)
        self.complain(f"waited in vain for {what}")
        return False

    def open(self, fragment="", width=1440, theme="light"):
        self.browser.show(width, 900, theme)
        self.browser.ask("url", url="about:blank")
        begun = time.monotonic()
        self.browser.ask("url", url=self.page + fragment)
        self.wait(STARTED, "the first view")
        return time.monotonic() - begun

    def view(self, name):
        self.hand("click", f"view-{name}")
        self.wait(STARTED, f"the view {name}")

    def views(self):
        return self.browser.run("() => [...document.querySelectorAll('#views button')].map((one) => one.dataset.at.slice(5))")

    def finish(self):
        return self.wait("() => hands.ended() || hands.notice() !== '' || document.querySelector('.stage .complaint:not([hidden])') !== null", "the end of the run")

    def run_preset(self):
        asked = "hands.at('guess.run') !== null"
        self.wait(f"() => {asked} || (document.querySelector('.progress')?.innerText ?? '') !== ''", "a run")
        self.hand("click", "guess.skip") or self.hand("click", "guess.run")
        self.finish()

    def press(self, key, text):
        for kind in ("keyDown", "keyUp"):
            self.browser.command(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, text=text if kind == "keyDown" else "",
                windowsVirtualKeyCode={"Tab": 9, "Enter": 13}[key],
            )

    def look(self, picture):
        found = self.browser.run(self.checks, "closed", True)
        self.browser.picture(self.folder / f"{picture}.png")
        found += self.browser.run(self.checks, "open", True) + list(unnamed(self.browser))
        found += [f"no words: {word}" for word in self.hand("bare")]
        for text in found:
            self.complain(text)


def looks(player):
    """Every view on every screen, in light and in dark, in both languages."""
    player.name = "start"
    print(f"play: first view after {min(player.open() for _ in range(3)) * 1000:.0f} ms")
    for theme in THEMES:
        for width in WIDTHS:
            player.open(width=width, theme=theme)
            player.hand("click", f"language-{'de' if theme == 'dark' else 'en'}")
            for view in player.views():
                player.name = f"{view}, {width} px, {theme}"
                player.view(view)
                if view in ("explore", "write"):
                    if view == "explore" and width == 360:
                        player.look(f"guess-{width}-{theme}")
                        player.view(view)
                    player.run_preset()
                player.look(f"{view}-{width}-{theme}")


def presets(player, data):
    """Every preset gives the numbers that were worked out when the page was made; a control changes the picture."""
    player.open()
    player.view("explore")
    for entry in data["entries"]:
        player.hand("set", "entry", entry["key"]) if len(data["entries"]) > 1 else None
        for index, preset in enumerate(entry["presets"]):
            player.name = f"{entry['key']}, {preset['name']}"
            player.hand("click", f"preset-{index}")
            time.sleep(0.1)
            player.wait("() => document.querySelector('.progress').innerText !== ''", "the beginning of the run")
            player.browser.run("() => { while (!/at once|sofort/.test(hands.at('tools.faster').innerText)) hands.click('tools.faster'); }")
            player.run_preset()
            player.wait("() => hands.emergent() !== null", "an emergent number")
            found = player.hand("emergent")
            if found != preset["result"][0]:
                player.complain(f"emergent is {found}, and was {preset['result'][0]}")
        before = player.hand("bars") + player.hand("lines")
        moved = [player.hand("slide", share) for share in (0.1, 0.9)]
        if moved[0]:
            time.sleep(0.3)
            player.finish()
            if player.hand("bars") + player.hand("lines") == before:
                player.complain(f"{moved[0]} changes no picture")
            player.hand("click", "undo")


def lessons(player, data):
    """Every lesson, page by page, to its end."""
    player.open()
    listed = data.get("lessons") or []
    for index, lesson in enumerate(listed if isinstance(listed, list) else listed["lessons"]):
        player.name = f"lesson {lesson['key']}"
        player.view("lessons")
        player.hand("click", "lesson.list")
        player.hand("click", f"lesson-{index}")
        for page in range(6 + len(lesson["steps"])):
            player.name = f"lesson {lesson['key']}, page {page + 1}"
            player.hand("options", page + index)
            time.sleep(0.05)
            player.hand("click", "lesson.show")
            if player.browser.run("() => document.querySelector('.drawable') !== null || hands.at('guess.run') !== null"):
                player.browser.run("() => { for (const key of ['ArrowRight', 'ArrowUp', 'ArrowUp']) document.querySelector('.drawable').dispatchEvent(new KeyboardEvent('keydown', { key })); }")
                player.hand("click", "guess.run")
            if player.browser.run("() => document.querySelector('.stage') !== null"):
                player.wait("() => document.querySelector('.progress')?.innerText !== ''", "a run")
                player.browser.run("() => { while (!/at once|sofort/.test(hands.at('tools.faster').innerText)) hands.click('tools.faster'); }")
                player.finish()
                player.wait("() => ![...document.querySelectorAll('.lead')].some((lead) => lead.innerText.endsWith('…'))", "the explanation")
            for word in player.hand("bare"):
                player.complain(f"no words: {word}")
            if index == 0:
                player.browser.picture(player.folder / f"lesson-{page + 1}.png")
            # A drawn guess lets go on when its run has ended.
            if player.browser.run("() => hands.at('lesson.next') !== null"):
                player.wait("() => !hands.at('lesson.next').disabled", "the way on")
                player.hand("click", "lesson.next")


def link(state, damage=None):
    text = state if isinstance(state, str) else json.dumps(state)
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    letters = base64.urlsafe_b64encode(packed.compress(text.encode()) + packed.flush()).decode().rstrip("=")
    return "#play=" + (damage(letters) if damage else letters)


def links(player, data):
    """A link brings back what was on the page; a bad one is explained, and nothing of it is used."""
    player.name = "link"
    player.open()
    player.view("explore")
    player.run_preset()
    player.hand("slide", 0.37)
    time.sleep(0.3)
    copy = "async () => { window.copied = null; hands.click('%s'); while (window.copied === null) await new Promise((go) => setTimeout(go, 10)); return window.copied; }"
    study = player.browser.run(copy % "share.study")
    address = player.browser.run(copy % "share.link")
    player.open("#" + address.split("#")[1])
    player.wait("() => document.querySelector('.progress')?.innerText !== ''", "the run of a link")
    if player.browser.run(copy % "share.study") != study:
        player.complain("a link does not bring back its setup")
    if json.loads(study[study.index("{") :])["rounds"] < 1:
        player.complain("a copied study has no rounds")
    entry = data["entries"][0]
    setup = entry["presets"][0]["setup"]
    good = {"v": 1, "entry": entry["key"], "setup": setup}
    script = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    hostile = {
        "cut": link(good, lambda text: text[: len(text) // 2]),
        "letters": "#play=%%%",
        "no JSON": link("{"),
        "old": link({**good, "v": 0}),
        "newer": link({**good, "v": 2}),
        "no version": link([1]),
        "2 MB": "#play=" + "A" * 2_000_000,
        "a bomb": link(" " * 20_000_000),
        "deep": link("[" * 100_000),
        "another entry": link({**good, "entry": script}),
        "a script as a mechanism": link({**good, "setup": {**setup, "mechanism": script}}),
        "an unknown field": link({**good, "setup": {**setup, script: 1}}),
        "a giant population": link({**good, "setup": {**setup, "population": [{**setup["population"][0], "count": 10**15}]}}),
        "an unknown agent": link({**good, "setup": {**setup, "population": [{**setup["population"][0], "agent": script}]}}),
        "a text as a number": link({**good, "setup": {**setup, "rounds": "1e3"}}),
        "a prototype": link('{"v":1,"entry":"__proto__","setup":{"__proto__":{"rounds":1}}}'),
        "a broken story": link({"v": 1, "story": script * 50, "setup": setup}),
        "deep welfare": link({**good, "setup": {**setup, "welfare": [json.loads('{"name":"w","unit":"","sum":[{"weight":1,"of":' * 300 + '"x"' + "}]}" * 300)]}}),
    }
    for name, fragment in hostile.items():
        player.name = f"link with {name}"
        player.open(fragment)
        player.wait("() => hands.notice() !== ''", "an explanation")
        if player.browser.run("() => document.querySelector('#app img, #app script, #notices img') !== null"):
            player.complain("markup of a stranger is on the page")


def stories(player):
    """A story answers to its editor: complaints at their lines, a game when it holds."""
    player.name = "story"
    player.open()
    player.view("write")
    player.run_preset()
    text = player.browser.run("() => hands.at('editor').value")
    player.hand("set", "editor", text.replace("goal", "gaol"))
    player.wait("() => document.querySelector('.complaints li') !== null && document.querySelector('.line-numbers .wrong') !== null", "a complaint")
    begun = time.monotonic()
    player.hand("set", "editor", text + "\n# Another line.\n")
    player.wait("() => document.querySelector('.complaints li') === null", "the end of complaints")
    print(f"play: an edited story answers after {(time.monotonic() - begun) * 1000:.0f} ms")
    player.hand("click", "editor.format")
    player.wait("() => hands.ended()", "the run of an edited story")
    player.hand("click", "undo")


def seats(player):
    """The reader takes a seat and plays to the end."""
    player.name = "seat"
    player.open()
    player.view("sit")
    if not player.wait("() => hands.at('sit.start') !== null", "a free seat"):
        return
    for against in ("emerged", "uniform"):
        player.hand("set", "against", against)
        player.hand("click", "sit.start")
        for _ in range(300):
            player.wait("() => document.querySelector('.answers') !== null || hands.at('sit.again') !== null || document.querySelector('.seat .complaint') !== null", "a question")
            if player.browser.run("() => hands.at('sit.again') !== null || document.querySelector('.seat .complaint') !== null"):
                break
            player.hand("click", "answer-0") or player.hand("click", "sit.take")
            time.sleep(0.05)
        if not player.browser.run("() => hands.at('sit.again') !== null"):
            player.complain("a seat is not played to the end")
        player.browser.picture(player.folder / f"seat-{against}.png")
        player.hand("click", "sit.other")
    player.hand("click", "sit.clear")


def keys(player):
    """Keys alone are enough: to a preset, through the guess, to the end of the run."""
    player.name = "keys"
    player.open()

    def reach(name):
        for _ in range(300):
            if player.browser.run("() => document.activeElement?.dataset?.at") == name:
                return player.press("Enter", "\r")
            player.press("Tab", "")
        player.complain(f"keys do not reach {name}")

    reach("view-explore")
    player.wait(STARTED, "the view")
    player.wait("() => hands.at('guess.run') !== null", "the question")
    reach("guess.run")
    player.finish()


def without(player):
    """Where there is no WebAssembly, the report that is in the page stays, and the page says why."""
    player.name = "no WebAssembly"
    script = player.browser.command("Page.addScriptToEvaluateOnNewDocument", source="delete self.WebAssembly;")
    player.browser.show(1440, 900, "light")
    player.browser.ask("url", url="about:blank")
    player.browser.ask("url", url=player.page)
    player.wait("() => hands.notice() !== ''", "an explanation")
    if not player.browser.run("() => document.getElementById('report').checkVisibility()"):
        player.complain("the report is not shown")
    player.look("without")
    player.browser.command("Page.removeScriptToEvaluateOnNewDocument", identifier=script["identifier"])


def clicks(player, seconds):
    """Clicks about for some seconds; errors show in the log."""
    dice = random.Random(7)
    player.name = "clicks"
    player.open()
    trail = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        trail.append(player.hand("random", dice.randrange(10**9)))
        time.sleep(dice.choice([0, 0, 0.02, 0.2]))
        if player.browser.run("() => document.documentElement.scrollWidth > innerWidth + 1"):
            player.complain(f"the page is too wide after {trail[-5:]}")
            break
    print(f"play: {len(trail)} random acts in {seconds} s")


def main(folder, page, seconds="20", *wanted):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    page = pathlib.Path(page).resolve()
    address = page.as_uri()
    source = page.read_text()
    start = source.index('id="data">') + len('id="data">')
    data = json.loads(source[start : source.index("</script>", start)])
    browser = Browser()
    try:
        browser.ask("url", url="about:blank")
        browser.log("performance")
        player = Player(browser, address, folder)
        acts = {
            "looks": lambda: looks(player), "presets": lambda: presets(player, data), "lessons": lambda: lessons(player, data),
            "links": lambda: links(player, data), "stories": lambda: stories(player), "seats": lambda: seats(player),
            "keys": lambda: keys(player), "without": lambda: without(player), "clicks": lambda: clicks(player, float(seconds)),
        }
        for name, act in acts.items():
            if wanted and name not in wanted:
                continue
            print(f"play: {name}", flush=True)
            act()
            player.name = name
            for entry in browser.log("browser"):
                player.complain(f"console: {entry['level']}: {entry['message']}")
            for url in requests(browser, address):
                if not url.startswith(("blob:", "about:")):
                    player.complain(f"request: {url[:200]}")
        complaints = list(dict.fromkeys(player.complaints))
        for complaint in complaints:
            print(f"play: {complaint}")
        print(f"play: {page.name}: {page.stat().st_size} bytes, {len(complaints)} complaints")
        return 1 if complaints else 0
    finally:
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("expected a folder for pictures and a page: .ci/pages/play FOLDER PAGE [SECONDS [ACT...]]")
    sys.exit(main(*sys.argv[1:]))
