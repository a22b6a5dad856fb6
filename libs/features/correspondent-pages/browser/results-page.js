import { ask } from './api.js';
import { byId, fill, make } from './dom.js';
import { dayOf, dayText } from './moments.js';
import { beginPage } from './offline.js';
import { tellIn, whoIsHere } from './session.js';
import { bulletinStateWords } from './words.js';

/** @param {import('./types').OwnUnit} unit */
function unitLine({ organizationName, submitted, adopted }) {
  return make(
    'li',
    { class: 'figure' },
    make('span', {}, organizationName),
    make(
      'span',
      {},
      '报送 ',
      make('b', {}, `${submitted}`),
      ' 篇，采用 ',
      make('b', {}, `${adopted}`),
      ' 篇',
    ),
  );
}

/** @param {import('./types').OwnPoints} points */
function pointsLine({ bulletinId, issuerName, startsOn, endsOn, points, fen }) {
  const period = `${dayText(startsOn)}—${dayText(endsOn)}`;
  return make(
    'li',
    { class: 'figure' },
    make('a', { href: `/desk/bulletin?id=${bulletinId}` }, `${issuerName} ${period}`),
    make(
      'span',
      {},
      make('b', {}, `${points} 分`),
      fen !== 0 && make('span', { class: 'muted' }, ` 稿费 ${(fen / 100).toFixed(2)} 元`),
    ),
  );
}

/** What is one's own of a calendar year: the one that the address names, or this one. */
async function showLedger() {
  const asked = new URLSearchParams(location.search).get('year') || '';
  const year = /^20\d\d$/.test(asked) ? asked : dayOf(Date.now()).slice(0, 4);
  const before = String(Number(year) - 1);
  fill(byId('earlier'), make('a', { href: `/desk/results?year=${before}` }, `看 ${before} 年的`));
  byId('ledger-heading').textContent = `${year} 年报送与采用`;
  /** @type {{ units: import('./types').OwnUnit[], bulletins: import('./types').OwnPoints[] }} */
  const { units, bulletins } = (await ask('GET', `/me/submission-ledger?from=${year}-01-01&to=${year}-12-31`))
    .body;
  byId('ledger-state').textContent = units.length > 0 ? '' : '这一年还没有报送过。';
  fill(byId('units'), ...units.map(unitLine));
  byId('points-state').textContent = bulletins.length > 0 ? '' : '这一年印发的通报里还没有您的积分。';
  fill(byId('points'), ...bulletins.map(pointsLine));
}

/** @param {import('./types').BulletinSummary} bulletin */
function bulletinCard({ id, title, number, state, appealsUntil, correctedById, organizationName }) {
  const until = state === 'appeals' && appealsUntil ? `，${dayText(appealsUntil)}前可提出异议` : '';
  const corrected = correctedById ? '，已另发更正' : '';
  return make(
    'li',
    {},
    make(
      'a',
      { class: 'card', href: `/desk/bulletin?id=${id}` },
      make('span', { class: 'card-title' }, title),
      make('span', { class: `state ${state}` }, (bulletinStateWords[state] || state) + until + corrected),
      make('span', { class: 'muted' }, [organizationName, number].filter(Boolean).join(' · ')),
    ),
  );
}

/** @param {string | null} cursor */
async function showBulletins(cursor) {
  const line = byId('bulletins-state');
  await tellIn(line, async () => {
    /** @type {import('./types').Page<import('./types').BulletinSummary>} */
    const page = (await ask('GET', `/bulletins?limit=20${cursor ? `&cursor=${cursor}` : ''}`)).body;
    const list = byId('bulletin-list');
    page.items.forEach((bulletin) => list.appendChild(bulletinCard(bulletin)));
    line.textContent = list.children.length > 0 ? '' : '还没有可以查看的通报。';
    const older = byId('older');
    older.hidden = page.nextCursor === null;
    older.onclick = () => void showBulletins(page.nextCursor);
  });
}

async function run() {
  beginPage();
  await whoIsHere();
  await tellIn(byId('ledger-state'), showLedger);
  await showBulletins(null);
}

void run();
