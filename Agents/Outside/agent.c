/* An agent that draws each action with the same probability. Build it: cc -O2 -o agent agent.c */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long long state;

static unsigned draw(unsigned count) {
  state = state * 6364136223846793005ULL + 1442695040888963407ULL;
  return (unsigned)((state >> 33) % count);
}

/* The whole number after a name, or 0. */
static unsigned long long number(const char *line, const char *name) {
  const char *found = strstr(line, name);
  return found ? strtoull(found + strlen(name), NULL, 10) : 0;
}

int main(void) {
  char *line = NULL;
  size_t room = 0;
  while (getline(&line, &room, stdin) > 0) {
    if (strstr(line, "\"type\":\"question\"")) {
      unsigned count = (unsigned)number(line, "\"actions\":");
      printf("{\"id\":%llu,\"action\":%u}\n", number(line, "\"id\":"), draw(count ? count : 1));
      fflush(stdout);
    } else if (strstr(line, "\"type\":\"game\"")) {
      state = number(line, "\"seed\":\"");
    }
  }
  free(line);
  return 0;
}
