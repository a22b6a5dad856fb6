import { ask } from './api.js';
import { isEmpty } from './draft.js';
import { bodyOf } from './send-draft.js';

/** How long a draft rests before it is copied, milliseconds. */
const REST_MS = 8000;

/**
 * While there is a net, the server has what the phone has, so that another phone can go on with it. Nothing waits for
 * it: the phone's own copy is the one that counts.
 * @param {import('./types').Draft} draft the one that is being written
 */
export function keepCopy(draft) {
  let copiedAt = draft.savedAt;
  setInterval(() => {
    const isResting = Date.now() - draft.savedAt > REST_MS;
    if (draft.isResent || draft.state !== 'writing' || isEmpty(draft)) return;
    if (!isResting || draft.savedAt === copiedAt || !navigator.onLine) return;
    copiedAt = draft.savedAt;
    const { id, organizationId } = draft;
    ask('POST', '/submission-drafts', {
      body: { ...bodyOf(draft), id, organizationId, route: 'form' },
    }).catch(() => undefined);
  }, 2000);
}

/**
 * Drafts on the server that are not on this phone.
 * @param {import('./types').Draft[]} here
 * @returns {Promise<import('./types').ReportSummary[]>}
 */
export async function copiesElsewhere(here) {
  const ids = here.map(({ id }) => id);
  const { body } = await ask('GET', '/submission-drafts?limit=50');
  return body.items.filter((/** @type {{ id: string }} */ { id }) => !ids.includes(id));
}

/** @param {string} id */
export async function removeCopy(id) {
  const { etag } = await ask('GET', `/submissions/${id}`);
  await ask('DELETE', `/submissions/${id}`, { headers: { 'if-match': etag } });
}
