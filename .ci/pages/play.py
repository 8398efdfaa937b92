"""Plays with a page of the playground in a browser; `play` beside it says what for."""

import base64
import json
import pathlib
import random
import subprocess
import sys
import time
import zlib

from browser import Browser
from check import requests
from player import BEGUN, ENDED, STARTED, Player

WIDTHS = [360, 768, 1440, 1920]
THEMES = ["light", "dark"]
# Frames that are drawn in a second whatever is played.
FRAMES = 30


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


def changes(player, before):
    """Whether the pictures become others; on a busy machine it takes a while until a run begins anew."""
    for _ in range(10):
        time.sleep(0.3)
        player.finish()
        if player.hand("bars") + player.hand("lines") != before:
            return True
    return False


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
            player.wait(f"() => {BEGUN}", "the beginning of the run")
            player.hurry()
            player.run_preset()
            player.wait("() => hands.emergent() !== null", "an emergent number")
            found = player.hand("emergent")
            if found != preset["result"][0]:
                player.complain(f"emergent is {found}, and was {preset['result'][0]}")
        before = player.hand("bars") + player.hand("lines")
        # The far ends of a control need not differ from where it stands, but one of them does.
        moved = None
        for share in (0.1, 0.9):
            moved = player.hand("slide", share)
            if not moved or changes(player, before):
                break
        else:
            player.complain(f"{moved} changes no picture")
        if moved:
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
            if player.has("guess.run"):
                player.hand("draw")
                player.hand("click", "guess.run")
            if player.browser.run("() => document.querySelector('.stage') !== null"):
                player.wait(f"() => {BEGUN}", "a run")
                player.hurry()
                player.finish()
                leads = "[...document.querySelectorAll('.lead')]"
                player.wait(f"() => !{leads}.some((lead) => lead.innerText.endsWith('…'))", "the explanation")
            for word in player.hand("bare"):
                player.complain(f"no words: {word}")
            if index == 0:
                player.browser.picture(player.folder / f"lesson-{page + 1}.png")
            # A drawn guess lets go on when its run has ended.
            if player.has("lesson.next"):
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
    study = player.hand("copy", "share.study")
    address = player.hand("copy", "share.link")
    player.open("#" + address.split("#")[1])
    player.wait(f"() => {BEGUN}", "the run of a link")
    if player.hand("copy", "share.study") != study:
        player.complain("a link does not bring back its setup")
    if json.loads(study[study.index("{") :])["rounds"] < 1:
        player.complain("a copied study has no rounds")
    entry = data["entries"][0]
    setup = entry["presets"][0]["setup"]
    good = {"v": 1, "entry": entry["key"], "setup": setup}
    script = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    group = setup["population"][0]
    deep = json.loads('{"name":"w","unit":"","sum":[{"weight":1,"of":' * 300 + '"x"' + "}]}" * 300)

    def having(**fields):
        return link({**good, "setup": {**setup, **fields}})

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
        "a script as a mechanism": having(mechanism=script),
        "an unknown field": having(**{script: 1}),
        "a giant population": having(population=[{**group, "count": 10**15}]),
        "an unknown agent": having(population=[{**group, "agent": script}]),
        "a text as a number": having(rounds="1e3"),
        "a prototype": link('{"v":1,"entry":"__proto__","setup":{"__proto__":{"rounds":1}}}'),
        "a broken story": link({"v": 1, "story": script * 50, "setup": setup}),
        "deep welfare": having(welfare=[deep]),
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
    player.wait("() => document.querySelector('.complaints li') !== null", "a complaint")
    player.wait("() => document.querySelector('.line-numbers .wrong') !== null", "a complaint at its line")
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
            over = "hands.at('sit.again') !== null || document.querySelector('.seat .complaint') !== null"
            player.wait(f"() => {over} || document.querySelector('.answers') !== null", "a question")
            if player.browser.run(f"() => {over}"):
                break
            player.hand("click", "answer-0") or player.hand("click", "sit.take")
            time.sleep(0.05)
        if not player.has("sit.again"):
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
    player.wait("() => hands.at('guess.run') !== null", "the question")
    reach("guess.run")
    player.finish()


def calm(player):
    """Who asks for little motion sees nothing glide, and no picture change while a run goes on."""
    player.name = "reduced motion"
    # With a bar that is there in any case.
    gliding = """() => {
        document.body.appendChild(document.createElement("i")).className = "bar";
        const moves = (style) => style.transitionDuration !== "0s" || style.animationName !== "none";
        const count = [...document.querySelectorAll("*")].filter((one) => moves(getComputedStyle(one))).length;
        document.body.lastChild.remove();
        return count;
    }"""
    progress = "() => document.querySelector('.progress').innerText"

    def drawn():
        return player.hand("bars") + player.hand("lines")

    def changes_while_running(motion):
        player.open(motion=motion)
        player.view("explore")
        player.run_preset()
        moving = player.browser.run(gliding)
        # The slowest speed, then the same again with another seed.
        player.hurry()
        player.hand("click", "tools.faster")
        before = (drawn(), player.browser.run(progress))
        player.hand("click", "tools.again")
        player.wait(f"() => {BEGUN} && !({ENDED})", "a slow run")
        time.sleep(0.8)
        first = (drawn(), player.browser.run(progress))
        time.sleep(1.2)
        second = (drawn(), player.browser.run(progress))
        if first[1] == second[1]:
            player.complain(f"the slow run stands still at {second[1]}")
        player.hurry()
        player.finish()
        if drawn() == before[0]:
            player.complain("the pictures at the end of a run are those of the run before")
        return first[0] != second[0], moving

    if changes_while_running("reduce") != (False, 0):
        player.complain("something moves although little motion is asked for")
    moves, gliders = changes_while_running("no-preference")
    if not moves or not gliders:
        player.complain("nothing moves although motion is welcome, so that this says nothing")


def crowd(player, data):
    """Ten thousand agents play, and the page goes on being drawn thirty times a second."""
    player.name = "a crowd"
    entry = data["entries"][0]
    setup = entry["presets"][0]["setup"]
    groups = [{**group, "count": 10_000 // len(setup["population"])} for group in setup["population"]]
    setup = {**setup, "population": groups, "rounds": 20_000, "blocks": 1000}
    player.open(link({"v": 1, "entry": entry["key"], "setup": setup}))
    player.wait(f"() => hands.at('guess.run') !== null || {BEGUN}", "a run of ten thousand")
    player.hand("click", "guess.skip")
    player.hurry()
    frames = """() => new Promise((resolve) => {
        const begun = performance.now();
        let count = 0;
        const next = (now) => now - begun < 3000 ? (count++, requestAnimationFrame(next)) : resolve(count / 3);
        requestAnimationFrame(next);
    })"""
    progress = "() => document.querySelector('.progress').innerText"
    before = player.browser.run(progress)
    # Other work may take the processor for a while.
    best = max(player.browser.run(frames) for _ in range(3))
    if player.browser.run(progress) == before:
        player.complain("ten thousand agents stand still")
    if best < FRAMES:
        player.complain(f"{best:.0f} frames a second with ten thousand agents, and not {FRAMES}")
    player.hand("click", "tools.play")
    print(f"play: {best:.0f} frames a second with ten thousand agents")


# What `arena bench` calls the work, the agents that do it, in which mechanism, for how many rounds.
WORK = [
    ("scripted agents, two seats", "tit-for-tat", "prisoners-dilemma", 20_000),
    ("always one action, two seats", "always", "prisoners-dilemma", 20_000),
    ("three-action Q-learner with update", "epsilon-greedy", "bimatrix", 8_000),
]


def speed(player, data):
    """Says what a decision costs in this browser, beside what it costs the command."""
    player.name = "speed"
    player.open()
    arena = pathlib.Path(__file__).parents[2] / ".build/release/arena"
    script = """async (agent, mechanism, rounds) => {
        const text = (id) => document.getElementById(id).textContent;
        const workerOf = (...ids) => new Worker(URL.createObjectURL(new Blob([ids.map(text).join("\\n")])));
        const told = (worker, message) => new Promise((resolve, reject) => {
          worker.onmessage = ({ data }) => data.failed ? reject(new Error(data.failed)) : resolve(data);
          worker.postMessage(message);
        });
        const [base, ...pieces] = [...document.querySelectorAll("script.piece")]
          .map((piece) => [Number(piece.dataset.number), piece.textContent]);
        const { bytes } = await told(
          workerOf("unpack", "module"), { unpacker: text("unpacker"), base: base[1], pieces });
        const engine = workerOf("worker");
        await told(engine, { module: bytes, mechanisms: [mechanism], number: 1 });
        const ask = async (request) => {
          const { answer } = await told(engine, { request, number: 2 });
          if (answer.error) throw new Error(answer.error);
          return answer;
        };
        const { roles, goal } = await ask({ ask: "open", mechanism });
        const group = { name: "a", agent, parameters: {}, count: 1000, roles: roles.map((role) => role.name) };
        await ask({
          ask: "begin", population: [group], matching: "random", rounds, blocks: 10, window: 1,
          welfare: [goal.welfare], seed: 1, replicate: 0, independent: false,
        });
        const times = [];
        for (let block = 0; block < 10; block++) {
          const begun = performance.now();
          await ask({ ask: "advance", blocks: 1 });
          times.push((performance.now() - begun) * 1e6 / (rounds / 10 * 1000));
        }
        engine.terminate();
        return times.slice(2).sort((a, b) => a - b)[4];
    }"""
    for work, agent, mechanism, rounds in WORK:
        if mechanism not in {entry.get("mechanism") for entry in data["entries"]}:
            print(f"play: {work}: NOT MEASURED, since {mechanism} is not in this page")
            continue
        here = player.browser.run(script, agent, mechanism, rounds)
        if not arena.exists():
            print(f"play: {work}: {here:.1f} ns; NOT COMPARED, since there is no release build here")
            continue
        rows = json.loads(subprocess.run([arena, "bench", "--only", work, "--json"], capture_output=True, check=True).stdout)
        there = rows[0]["nanosecondsPerDecision"]
        print(f"play: {work}: {here:.1f} ns a decision, {here / there:.2f} times the {there:.1f} ns of the command")


def memory(player, seconds):
    """Runs and edits go on and on, and no more memory is taken than after the first of them."""
    player.name = "memory"
    player.open()
    player.view("explore")
    player.run_preset()
    player.hurry()

    def work(until):
        count = 0
        while time.monotonic() < until:
            player.hand("slide", (count % 10) / 10)
            player.hand("click", "tools.again")
            player.finish()
            count += 1
        player.browser.command("HeapProfiler.collectGarbage")
        time.sleep(1)
        return count, player.browser.memory()

    begun = time.monotonic()
    _, first = work(begun + seconds / 3)
    count, last = work(begun + seconds)
    print(f"play: {first / 1e6:.0f} MB after a third of {seconds:.0f} s, {last / 1e6:.0f} MB after {count} runs more")
    if last > first * 1.15:
        player.complain(f"memory grows from {first / 1e6:.0f} to {last / 1e6:.0f} MB in {count} runs")


def tabs(player):
    """A tab that nobody looks at goes on where it was, and two tabs do not disturb each other."""
    player.name = "tabs"

    def begin():
        player.open()
        player.view("explore")
        player.run_preset()
        lines = [player.hand("lines")]
        player.hand("click", "tools.again")
        return lines

    first = begin()
    behind = player.browser.tab()
    player.browser.open_tab()
    player.give_hands()
    second = begin()
    player.finish()
    second.append(player.hand("lines"))
    player.browser.close_tab(behind)
    player.hurry()
    player.finish()
    first.append(player.hand("lines"))
    if first != second:
        player.complain("a tab in the background and one in front play the same otherwise")
    if first[0] == first[1]:
        player.complain("another seed changes nothing")


def without(player):
    """Where there is no WebAssembly, the report that is in the page stays, and the page says why."""
    player.name = "no WebAssembly"
    script = player.browser.command("Page.addScriptToEvaluateOnNewDocument", source="delete self.WebAssembly;")
    player.browser.show(1440, 900, "light")
    player.browser.ask("url", url="about:blank")
    player.browser.ask("url", url=player.page)
    player.wait("() => !document.getElementById('old').hidden", "an explanation")
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
    browser = Browser()
    try:
        browser.ask("url", url="about:blank")
        browser.log("performance")
        player = Player(browser, address, folder)
        player.open()
        data = json.loads(browser.run("() => document.getElementById('data').textContent"))
        acts = {
            "looks": lambda: looks(player), "presets": lambda: presets(player, data),
            "lessons": lambda: lessons(player, data),
            "links": lambda: links(player, data), "stories": lambda: stories(player), "seats": lambda: seats(player),
            "keys": lambda: keys(player), "calm": lambda: calm(player), "crowd": lambda: crowd(player, data), "tabs": lambda: tabs(player),
            "speed": lambda: speed(player, data),
            "memory": lambda: memory(player, float(seconds)), "without": lambda: without(player),
            "clicks": lambda: clicks(player, float(seconds)),
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
