import { StartFailure } from '../lib/failure.mjs';
import { randomPassword } from './accounts-file.mjs';
import { columns, people, units } from './people.mjs';
import { Person } from './person.mjs';

/**
 * Makes what is missing of the union and signs its people in.
 * @returns {Promise<{ units: Record<string, object>, columns: Record<string, object>, people: Record<string, Person> }>}
 */
export async function buildUnion(root, apiUrl, accounts) {
  const madeUnits = await makeUnits(root);
  for (const person of people) await makePerson(root, person, madeUnits, accounts);
  const signedIn = {};
  for (const { key } of people) {
    const { username, password } = accounts.state.people[key];
    signedIn[key] = await Person.signIn(apiUrl, username, password);
  }
  return { units: madeUnits, columns: await makeColumns(signedIn.chief, madeUnits.city), people: signedIn };
}

async function makeUnits(root) {
  const known = await root.list('/organizations');
  const made = {};
  for (const { key, code, name, tier, parent } of units) {
    made[key] =
      known.find((unit) => unit.code === code) ??
      (await root.post('/organizations', { name, code, tier, ...(parent && { parentId: made[parent].id }) }));
  }
  return made;
}

async function makePerson(root, { key, username, displayName, unit, role }, madeUnits, accounts) {
  const organizationId = madeUnits[unit].id;
  let kept = accounts.state.people[key];
  const users = kept?.id ? [] : await root.list('/users');
  if (!kept?.id) {
    const taken = new Set(users.map((user) => user.username));
    kept = { ...(kept ?? { password: randomPassword() }), username: freeName(username, taken) };
    accounts.state.people[key] = kept;
    accounts.save(); // before: a password that nobody knows can't be asked for again
    const made = await root.post('/users', {
      ...{ username: kept.username, password: kept.password },
      ...{ displayName, organizationId, mustChangePassword: false },
    });
    kept.id = made.id;
    accounts.save();
  }
  const members = await root.list(`/organizations/${organizationId}/members`).catch(explainMissingRight);
  if (members.find(({ userId }) => userId === kept.id)?.roles.join() === role) return;
  await root
    .put(`/organizations/${organizationId}/members/${kept.id}`, { roles: [role] })
    .catch(explainMissingRight);
}

/** The name may be taken: by somebody else, or by a run whose file was lost. */
function freeName(username, taken) {
  let name = username;
  for (let number = 2; taken.has(name); number += 1) name = `${username}${number}`;
  return name;
}

function explainMissingRight(error) {
  if (error.status !== 403) throw error;
  throw new StartFailure({
    zh: '管理员不能分配角色（三员分立）：演示请以 HAOJIAO_SMALL_OFFICE=true 首次启动',
    en: 'The administrator may not assign roles: for the demonstration make the first start with HAOJIAO_SMALL_OFFICE=true',
  });
}

async function makeColumns(chief, city) {
  const known = await chief.list(`/columns?organizationId=${city.id}`);
  const made = {};
  for (const { key, ...column } of columns) {
    made[key] =
      known.find(({ code, organizationId }) => code === column.code && organizationId === city.id) ??
      (await chief.post('/columns', { ...column, organizationId: city.id }));
  }
  return made;
}
