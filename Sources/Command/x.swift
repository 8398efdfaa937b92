import Arena
