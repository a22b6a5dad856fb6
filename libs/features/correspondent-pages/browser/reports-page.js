import { ask } from './api.js';
import { byId, fill, make, makeButton } from './dom.js';
import { momentText } from './moments.js';
import { beginPage } from './offline.js';
import { draftsOf, removeDraft } from './phone-store.js';
import { NoConnection, SignedOut } from './problem.js';
import { sendDraft } from './send-draft.js';
import { copiesElsewhere, removeCopy } from './server-copy.js';
import { leave, leaveForLogin, whoIsHere } from './session.js';
import { categoryWords, stateWords } from './words.js';

/** @param {import('./types').ReportSummary} report */
function cardOf(report) {
  const facts = [
    report.number,
    report.category && categoryWords[report.category],
    report.sentAt && momentText(report.sentAt),
  ];
  const late = report.lateDays ? ` · 迟报 ${report.lateDays} 天` : '';
  return make(
    'li',
    {},
    make(
      'a',
      { class: 'card', href: `/desk/report?id=${report.id}` },
      make('span', { class: 'card-title' }, report.title),
      make('span', { class: `state ${report.state}` }, stateWords[report.state] || report.state),
      make('span', { class: 'muted' }, facts.filter(Boolean).join(' · ') + late),
    ),
  );
}

/** @param {string | null} cursor */
async function showReports(cursor) {
  const line = byId('reports-state');
  try {
    /** @type {import('./types').Page<import('./types').ReportSummary>} */
    const page = (await ask('GET', `/submissions?mine=true&limit=20${cursor ? `&cursor=${cursor}` : ''}`))
      .body;
    const list = byId('report-list');
    page.items.forEach((report) => list.appendChild(cardOf(report)));
    line.textContent = list.children.length > 0 ? '' : '还没有报送过。写第一篇吧。';
    const older = byId('older');
    older.hidden = page.nextCursor === null;
    older.onclick = () => void showReports(page.nextCursor);
  } catch (error) {
    if (error instanceof SignedOut) await leaveForLogin();
    if (!(error instanceof NoConnection)) throw error;
    line.textContent = '没有网络，暂时看不到已报送的信息。';
  }
}

/** @param {import('./types').Identity} identity */
async function showDrafts(identity) {
  const drafts = await draftsOf(identity.userId);
  byId('drafts').hidden = drafts.length === 0;
  fill(byId('draft-list'), ...drafts.map((draft) => draftCardOf(draft, identity)));
}

/**
 * @param {import('./types').Draft} draft
 * @param {import('./types').Identity} identity
 */
function draftCardOf(draft, identity) {
  const state = draft.state === 'waiting' ? '待报送，联网后自动报送' : '草稿，仅在本机';
  const remove = make('details', { class: 'inner' }, make('summary', {}, '删除'));
  remove.appendChild(
    makeButton('确认删除这篇草稿', 'second', async () => {
      await removeDraft(draft);
      if (!draft.isResent) await removeCopy(draft.id).catch(() => undefined);
      await showDrafts(identity);
    }),
  );
  return make(
    'li',
    {},
    make(
      'a',
      { class: 'card', href: `/desk/write?draft=${draft.id}` },
      make('span', { class: 'card-title' }, draft.title.trim() || '（未写标题）'),
      make('span', { class: `state ${draft.state}` }, state),
      make(
        'span',
        { class: 'muted' },
        `${momentText(draft.savedAt)}${draft.pictures.length > 0 ? ` · ${draft.pictures.length} 张图片` : ''}`,
      ),
    ),
    remove,
  );
}

/**
 * What waited for a net or a session goes out now; what is refused then is a draft to be corrected.
 * @param {import('./types').Identity} identity
 */
async function sendWaiting(identity) {
  const waiting = (await draftsOf(identity.userId)).filter(({ state }) => state === 'waiting');
  for (const draft of waiting) {
    await sendDraft(draft, () => undefined).catch(() => undefined);
  }
  if (waiting.length > 0) await showDrafts(identity);
}

/**
 * Drafts of the same person that were written on another phone.
 * @param {import('./types').Identity} identity
 */
async function showCopies(identity) {
  const copies = await copiesElsewhere(await draftsOf(identity.userId));
  const list = byId('draft-list');
  for (const { id, title } of copies) {
    list.appendChild(
      make(
        'li',
        {},
        make(
          'a',
          { class: 'card', href: `/desk/write?report=${id}` },
          make('span', { class: 'card-title' }, title || '（未写标题）'),
          make('span', { class: 'state waiting' }, '草稿，在其他设备上写的'),
        ),
      ),
    );
  }
  if (copies.length > 0) byId('drafts').hidden = false;
}

/** Requests that are addressed to one's own units. */
async function showCommissions() {
  const { body } = await ask('GET', '/commissions?mine=true&state=issued&limit=20');
  byId('commissions').hidden = body.items.length === 0;
  fill(
    byId('commission-list'),
    ...body.items.map(
      (/** @type {{ id: string, title: string, dueOn: string, organizationName: string }} */ each) =>
        make(
          'li',
          {},
          make(
            'a',
            { class: 'card', href: `/desk/write?commission=${each.id}` },
            make('span', { class: 'card-title' }, each.title),
            make('span', { class: 'muted' }, `${each.organizationName} · ${each.dueOn} 前`),
          ),
        ),
    ),
  );
}

async function run() {
  beginPage();
  const identity = await whoIsHere();
  const units = identity.units.map(({ name }) => name).join('、');
  byId('who').textContent = `${identity.displayName}${units ? ` · ${units}` : ''}`;
  byId('sign-out').addEventListener('click', () => void leave());
  await showDrafts(identity);
  await sendWaiting(identity);
  await showReports(null);
  await showCopies(identity).catch(() => undefined);
  await showCommissions().catch(() => undefined);
}

window.addEventListener('online', () => location.reload());
void run();
