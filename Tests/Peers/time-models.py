#!/usr/bin/env python3
"""Times what is between the arena and a language model, with a server that says what it is told to.

    swift build -c release --product arena && swift build -c release --product arena-model
    Tests/Peers/time-models.py [--arena PATH]

It holds two limits: 480 questions, 16 of them in flight at once, to a server that answers in 100 ms take at most 1.2
times the 3 s that they must; a recording of 10,000 replies is replayed within 1 s. How much of a core waiting takes is
told beside them: during the first request of a connection the toolchain's URLSession asks over and over whether the
socket can be written to (later ones leave the core alone).
Needs python3 and nothing else. Exits 1 when a limit is passed.
"""

import argparse
import http.server
import json
import pathlib
import resource
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

ARENA = pathlib.Path(__file__).resolve().parents[2] / ".build/release/arena"
QUESTIONS, IN_FLIGHT, DELAY = 480, 16, 0.1
REPLIES = 10_000
GAME = {
    "type": "game", "mechanism": "m", "rules": ["Choose."], "seed": "1",
    "roles": [{"name": "player", "help": "", "seats": 2}],
    "decisions": [{
        "name": "move", "help": "", "role": 0, "sees": [], "actions": {
            "count": 2, "labels": [{"name": "cooperate", "help": ""}, {"name": "defect", "help": ""}]}}]}
STUDY = """{
  mechanism: "prisoners-dilemma", rounds: %d, window: 1, seed: 1,
  population: [{ agent: "language-model", count: 100, parameters: {
    model: "m", endpoint: "%s", elicit: "action", concurrency: 64, budget: { calls: 1000000 } } }],
}"""


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Replies to every chat after a while, and names an action."""

    daemon_threads = True
    request_queue_size = 256
    delay = 0.0

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Else head and body go out in two pieces, and the second waits 40 ms for the first to be acknowledged.
        disable_nagle_algorithm = True

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(self.server.delay)
            body = json.dumps({
                "model": "m", "usage": {"prompt_tokens": 100, "completion_tokens": 4},
                "choices": [{"message": {"content": "Answer: defect"}, "finish_reason": "stop"}]}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Server.Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def endpoint(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


def in_flight(program, server):
    """Returns how long all questions take, and the processor time of the program, in seconds."""
    server.delay = DELAY
    lines = [GAME] + [
        {"type": "question", "id": number, "decision": 0, "sees": [], "actions": 2} for number in range(QUESTIONS)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    answers = subprocess.run(
        [program, "--model", "m", "--endpoint", server.endpoint, "--concurrency", str(IN_FLIGHT)],
        input="".join(json.dumps(line) + "\n" for line in lines), capture_output=True, text=True, check=True)
    seconds = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if answers.stdout.count('"action":1') != QUESTIONS:
        sys.exit(f"not all questions were answered: {answers.stderr}")
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def replayed(arena, server):
    """Returns how long a recording takes to be replayed, and how many bytes it has."""
    server.delay = 0
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        (scratch / "study.json5").write_text(STUDY % (REPLIES // 100, server.endpoint))
        run = [str(arena), "run"]
        subprocess.run(
            run + [str(scratch / "study.json5"), "--out", str(scratch / "out")], check=True, capture_output=True)
        size = sum(path.stat().st_size for path in (scratch / "out/recording").iterdir())
        start = time.monotonic()
        subprocess.run(
            run + [str(scratch / "out/study.json5"), "--replay", "--out", str(scratch / "again")], check=True,
            capture_output=True)
        seconds = time.monotonic() - start
        names = ["summary.json", "resolved.json"]
        if any((scratch / "out" / name).read_bytes() != (scratch / "again" / name).read_bytes() for name in names):
            sys.exit("what was replayed is not what was played")
        return seconds, size


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arena", type=pathlib.Path, default=ARENA, help="the built tool, arena-model beside it")
    arena = parser.parse_args().arena
    model = arena.with_name("arena-model")
    for program in (arena, model):
        if not program.exists():
            sys.exit(f"{program} is missing: swift build -c release --product {program.name}")
    server = Server()
    ideal = QUESTIONS / IN_FLIGHT * DELAY
    seconds, busy = in_flight(model, server)
    again, size = replayed(arena, server)
    rows = [
        ("questions in flight, times the ideal", seconds / ideal, 1.2),
        (f"{REPLIES} replies replayed, seconds", again, 1.0),
    ]
    print(f"{'':40}{'here':>8}{'limit':>8}")
    for name, value, limit in rows:
        print(f"{name:40}{value:8.3f}{limit:8.1f}")
    print(f"cores kept busy by waiting: {busy / seconds:.2f}")
    print(f"the recording has {size / 1e6:.1f} MB")
    return 1 if any(value > limit for _, value, limit in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
