// Who plays: groups of agents, each with a kind, a number, parameters and roles.

const mostAgents = 20000;

// The groups that play a mechanism unless told otherwise: learners for each role.
function learners(opened, catalogue) {
  const kind = catalogue.agents.find((agent) => agent.id === "epsilon-greedy") || catalogue.agents[0];
  return opened.roles.map((role) => ({ name: role.name, agent: kind.id, parameters: defaultsOf(kind.knobs),
    count: 20 * Math.max(1, role.seats || 1), roles: [role.name] }));
}

// Groups without the roles that a mechanism no longer has; learners where nobody would be left for a role.
function fitted(population, opened, catalogue) {
  const names = opened.roles.map((role) => role.name);
  const kept = population.map((group) => ({ ...group,
    roles: (group.roles || names).filter((role) => names.includes(role)) }))
    .filter((group) => group.roles.length);
  const isFilled = names.every((role) => kept.some((group) => group.roles.includes(role) && group.count > 0));
  return isFilled ? kept : learners(opened, catalogue);
}

// The controls of a population. `change(field, population)` is told of another one.
function populationControls({ population, opened, catalogue }, change) {
  const places = [];
  const setters = [];
  let now = population;
  const replace = (index, fields, field) => {
    now = now.map((group, place) => place === index ? { ...group, ...fields } : group);
    change(field, now);
  };
  population.forEach((group, index) => {
    const kind = catalogue.agents.find((agent) => agent.id === group.agent) || { knobs: [], summary: "" };
    const at = `group-${index}`;
    const agent = choiceControl({ at: `${at}/agent`, label: word("group.agent"), help: kind.summary,
      choices: catalogue.agents.map(({ id }) => id), value: group.agent }, (id) => {
      const { knobs } = catalogue.agents.find((agent) => agent.id === id);
      replace(index, { agent: id, parameters: defaultsOf(knobs),
        name: group.name === group.agent ? freshName(now, id) : group.name }, null);
    });
    const count = numberControl({ at: `${at}/count`, label: word("group.count"), low: 0, high: mostAgents,
      value: group.count, usual: 100, isWhole: true },
      (number) => replace(index, { count: number }, `${at}/count`));
    const knobs = kind.knobs.map((knob) => ({ knob, control: knobControl(knob, group.parameters[knob.name],
      `${at}/${knob.name}`, (value) =>
      replace(index, { parameters: { ...now[index].parameters, [knob.name]: value } }, `${at}/${knob.name}`)) }));
    const roles = opened.roles.length < 2 ? []
      : opened.roles.map((role) => ({ role,
      control: truthControl({ at: `${at}/role-${role.name}`, label: role.name, help: role.help,
      value: !group.roles || group.roles.includes(role.name) }, (holds) => {
      const chosen = opened.roles.map(({ name }) => name).filter((name) => name === role.name ? holds
        : !now[index].roles || now[index].roles.includes(name));
      replace(index, { roles: chosen }, null);
    }) }));
    setters.push((groups) => {
      count.set(groups[index].count);
      for (const { knob, control } of knobs) control.set(groups[index].parameters[knob.name] ?? knob.value);
      for (const { role, control } of roles) control.set(!groups[index].roles
        || groups[index].roles.includes(role.name));
    });
    const isMore = knobs.length || roles.length || population.length > 1;
    places.push(element("fieldset", {}, element("legend", {}, english(group.name)), agent.place, count.place,
      isMore && element("details", {}, element("summary", {}, word("group.more", { name: group.name })),
        knobs.map(({ control }) => control.place),
          roles.length > 0 && [element("p", { class: "help" }, word("group.roles")),
          roles.map(({ control }) => control.place)],
        population.length > 1 && element("button", { type: "button", "data-at": `${at}/remove`,
          onclick: () => change(null, now.filter((_, place) => place !== index)) },
          word("group.remove", { name: group.name })))));
  });
  const more = button("group.add", () => {
    const [first] = learners(opened, catalogue);
    change(null, [...now, { ...first, name: freshName(now, first.agent),
      roles: opened.roles.map((role) => role.name) }]);
  });
  return { place: element("div", {}, places, more),
    set: (groups) => { now = groups; for (const set of setters) set(groups); } };
}

function freshName(population, wanted) {
  const names = population.map((group) => group.name);
  let name = wanted;
  for (let number = 2; names.includes(name); number++) name = `${wanted} ${number}`;
  return name;
}
