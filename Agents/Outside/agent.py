"""A bandit that plays any mechanism: for every decision and what it sees, the action that paid best so far.

Reads one JSON object a line, answers questions, learns from outcomes. Run it by
`arena check --agent-command python3 Agents/Outside/agent.py`.
"""

import json
import os
import random
import sys

EXPLORE = 0.1
mean, count, played, draw = {}, {}, {}, random.Random()
rest = b""
while chunk := os.read(0, 65536):  # Many questions come at a time; their answers go out together.
    *lines, rest = (rest + chunk).split(b"\n")
    answers = []
    for message in map(json.loads, lines):
        if message["type"] == "game":
            draw.seed(message["seed"])
        elif message["type"] == "question":
            place = (message["decision"], *message["sees"])
            values = mean.setdefault(place, [0.0] * message["actions"])
            tries = count.setdefault(place, [0] * message["actions"])
            if draw.random() < EXPLORE or 0 in tries:
                action = draw.randrange(message["actions"])
            else:
                action = values.index(max(values))
            played.setdefault((message["match"], message["agent"]), []).append((place, action))
            answers.append('{"id": %d, "action": %d}\n' % (message["id"], action))
        elif message["type"] == "outcome":
            for place, action in played.pop((message["match"], message["agent"]), []):
                count[place][action] += 1
                mean[place][action] += (message["payoff"] - mean[place][action]) / count[place][action]
    sys.stdout.write("".join(answers))
    sys.stdout.flush()
