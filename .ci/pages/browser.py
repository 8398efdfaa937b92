"""A browser that is asked by the WebDriver protocol (https://www.w3.org/TR/webdriver2/), with nothing but Python."""

import base64
import json
import pathlib
import re
import subprocess
import tempfile
import urllib.request

# Two busy cores may take their time.
PATIENCE = 300


class Browser:
    """Chromium without a window."""

    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            self.address = self._address()
            self.session = self._start()
        except BaseException:
            self.driver.kill()
            raise

    def _address(self):
        for line in self.driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                return f"http://127.0.0.1:{found.group(1)}"
        raise RuntimeError("chromedriver does not start")

    def _start(self):
        arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--disable-background-networking", "--disable-component-update", "--no-first-run",
            f"--user-data-dir={self.profile.name}",
        ]
        wish = {
            "browserName": "chrome",
            "timeouts": {"pageLoad": PATIENCE * 1000, "script": PATIENCE * 1000},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "goog:chromeOptions": {"args": arguments},
        }
        return self._post("/session", {"capabilities": {"alwaysMatch": wish}})["sessionId"]

    def _post(self, path, body, method="POST"):
        request = urllib.request.Request(
            self.address + path, None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def ask(self, path, **body):
        return self._post(f"/session/{self.session}/{path}", body)

    def command(self, name, **parameters):
        """A command of the DevTools protocol."""
        return self.ask("goog/cdp/execute", cmd=name, params=parameters)

    def run(self, script, *arguments):
        """The value that a function in JavaScript returns."""
        return self.ask("execute/sync", script=f"return ({script})(...arguments)", args=list(arguments))

    def show(self, width, height, theme, motion="no-preference"):
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        wishes = {"prefers-color-scheme": theme, "prefers-reduced-motion": motion}
        self.command(
            "Emulation.setEmulatedMedia", features=[{"name": name, "value": wish} for name, wish in wishes.items()]
        )

    def log(self, kind):
        return self.ask("se/log", type=kind)

    def picture(self, file):
        """The whole page, of which Chromium draws at most so many lines."""
        size = self.command("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 16000), "scale": 1}
        data = self.command("Page.captureScreenshot", format="png", captureBeyondViewport=True, clip=clip)["data"]
        file.write_bytes(base64.b64decode(data))

    def paper(self, file):
        file.write_bytes(base64.b64decode(self.command("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def memory(self):
        """The bytes that all processes of the browser have to themselves."""
        total = 0
        for status in pathlib.Path("/proc").glob("[0-9]*/smaps_rollup"):
            try:
                if self.profile.name.encode() not in status.with_name("cmdline").read_bytes():
                    continue
                for line in status.read_text().splitlines():
                    if line.startswith(("Private_Clean", "Private_Dirty")):
                        total += int(line.split()[1]) * 1024
            except OSError:
                continue
        return total

    def tab(self):
        return self._post(f"/session/{self.session}/window", None, "GET")

    def open_tab(self):
        self.ask("window", handle=self.ask("window/new", type="tab")["handle"])

    def close_tab(self, other):
        """Closes this tab, and goes to another."""
        self._post(f"/session/{self.session}/window", {}, "DELETE")
        self.ask("window", handle=other)
        self.command("Page.bringToFront")

    def close(self):
        try:
            self._post(f"/session/{self.session}", {}, "DELETE")
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.profile.cleanup()
