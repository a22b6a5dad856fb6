import { ask, refresh, signOut } from './api.js';
import { getIdentity, putIdentity, removeIdentity } from './phone-store.js';
import { NoConnection, Problem, SignedOut } from './problem.js';

/**
 * Who uses the page. Without a net it is whom the phone remembers, so that writing goes on; without a session the page
 * gives way to the log-in.
 * @returns {Promise<import('./types').Identity>}
 */
export async function whoIsHere() {
  try {
    await refresh();
    const identity = await readIdentity();
    await putIdentity(identity);
    return identity;
  } catch (error) {
    if (error instanceof SignedOut) return leaveForLogin();
    const remembered = error instanceof NoConnection ? await getIdentity() : undefined;
    if (remembered) return remembered;
    if (error instanceof NoConnection) return leaveForLogin();
    throw error;
  }
}

/** @returns {Promise<import('./types').Identity>} */
async function readIdentity() {
  const { body: me } = await ask('GET', '/me');
  /** @type {{ organizationId: string, roles: string[] }[]} */
  const memberships = me.memberships;
  const ids = memberships
    .filter(({ roles }) => roles.includes('correspondent'))
    .map(({ organizationId }) => organizationId)
    .sort((one, other) => Number(other === me.organizationId) - Number(one === me.organizationId));
  const units = [];
  for (const id of ids) units.push({ id, name: (await ask('GET', `/organizations/${id}`)).body.name });
  return { userId: me.id, displayName: me.displayName, units };
}

/**
 * To the log-in, and back to where one was.
 * @returns {Promise<never>}
 */
export function leaveForLogin() {
  const here = location.pathname + location.search;
  location.replace(`/desk/login?next=${encodeURIComponent(here)}`);
  return new Promise(() => undefined);
}

/**
 * Does what asks the api. What it refuses, and that there is no net, stands in the line; who is signed out logs in.
 * @param {HTMLElement} line
 * @param {() => Promise<void>} work
 */
export async function tellIn(line, work) {
  try {
    await work();
  } catch (error) {
    if (error instanceof SignedOut) await leaveForLogin();
    if (!(error instanceof NoConnection) && !(error instanceof Problem)) throw error;
    line.textContent = error.message;
  }
}

/** Where the log-in leads: a page of this desk, whatever the address says. */
export function nextPage() {
  const next = new URLSearchParams(location.search).get('next') || '';
  return /^\/desk\/[a-z]+(\?[\w=&%-]*)?$/.test(next) ? next : '/desk/reports';
}

/** Forgets who it was; drafts stay for when the person comes back. */
export async function leave() {
  await signOut();
  await removeIdentity();
  location.replace('/desk/login');
}
