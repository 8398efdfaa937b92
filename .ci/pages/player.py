"""A browser with a page of the playground, and hands that play with it."""

import pathlib
import time

from check import unnamed

HERE = pathlib.Path(__file__).parent
# Seconds to wait for what must come.
PATIENCE = 60
STARTED = "() => !document.getElementById('app').hidden && document.querySelector('#app h2') !== null"
# Whether there is a run, and whether it has come to its end, or cannot.
BEGUN = "(document.querySelector('.progress')?.innerText ?? '') !== ''"
ENDED = "hands.ended() || hands.notice() !== '' || document.querySelector('.stage .complaint:not([hidden])') !== null"
AT_ONCE = "() => { while (!/at once|sofort/.test(hands.at('tools.faster').innerText)) hands.click('tools.faster'); }"


class Player:
    """A browser with a page, and what is wrong with that."""

    def __init__(self, browser, page, folder):
        self.browser, self.page, self.folder = browser, page, folder
        self.complaints = []
        self.name = "page"
        self.give_hands()
        self.checks = (HERE / "checks.js").read_text()

    def give_hands(self):
        """Lets this tab have hands whenever it opens a page."""
        self.browser.command("Page.enable")
        self.browser.command("Page.addScriptToEvaluateOnNewDocument", source=(HERE / "hands.js").read_text())

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

    def open(self, fragment="", width=1440, theme="light", motion="no-preference"):
        self.browser.show(width, 900, theme, motion)
        self.browser.ask("url", url="about:blank")
        begun = time.monotonic()
        self.browser.ask("url", url=self.page + fragment)
        self.wait(STARTED, "the first view")
        return time.monotonic() - begun

    def view(self, name):
        self.hand("click", f"view-{name}")
        self.wait(STARTED, f"the view {name}")

    def views(self):
        buttons = "[...document.querySelectorAll('#views button')]"
        return self.browser.run(f"() => {buttons}.map((one) => one.dataset.at.slice(5))")

    def finish(self):
        return self.wait(f"() => {ENDED}", "the end of the run")

    def run_preset(self):
        self.wait(f"() => hands.at('guess.run') !== null || {BEGUN}", "a run")
        self.hand("click", "guess.skip") or self.hand("click", "guess.run")
        self.finish()

    def hurry(self):
        self.browser.run(AT_ONCE)

    def has(self, name):
        return self.browser.run("(name) => hands.at(name) !== null", name)

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
