import { ask } from './api.js';
import { byId, fill, make, makeButton, makeLink } from './dom.js';
import { keepForOffline, tellConnection } from './offline.js';
import { textOfHtml } from './paragraphs.js';
import { NoConnection, Problem, SignedOut } from './problem.js';
import { leaveForLogin, whoIsHere } from './session.js';
import {
  adoptionStateWords,
  adoptionWords,
  categoryWords,
  eventWords,
  levelWords,
  momentText,
  stateWords,
} from './words.js';

const parameters = new URLSearchParams(location.search);
const id = parameters.get('id') || '';

/** @param {import('./types').Report} report */
function showReceipt({ number, sentAt }) {
  if (!parameters.has('sent')) return;
  const receipt = byId('receipt');
  fill(
    receipt,
    make('strong', {}, '报送成功'),
    make(
      'p',
      {},
      '编号 ',
      make('b', { class: 'number' }, number || ''),
      sentAt && `，${momentText(sentAt)} 收到。`,
    ),
    make('p', {}, make('a', { class: 'button second', href: '/desk/write' }, '再写一篇')),
  );
  receipt.hidden = false;
  receipt.focus();
  history.replaceState(null, '', `/desk/report?id=${id}`);
}

/** @param {import('./types').Report} report */
function factsOf(report) {
  const authors = report.contributors.map(({ name, unitName }) =>
    unitName ? `${name}（${unitName}）` : name,
  );
  /** @type {[string, string | null | undefined][]} */
  const rows = [
    ['编号', report.number],
    ['类别', report.category && categoryWords[report.category]],
    ['单位', report.organizationName],
    ['作者', authors.join('、')],
    ['报送时间', report.sentAt && momentText(report.sentAt)],
    ['事件日期', report.occurredOn],
    ['签发人', report.signedOffBy],
    ['迟报', report.lateDays ? `${report.lateDays} 天` : null],
  ];
  const list = make('dl');
  for (const [name, value] of rows) {
    if (!value) continue;
    list.appendChild(make('dt', {}, name));
    list.appendChild(make('dd', {}, value));
  }
  return list;
}

/** @param {import('./types').Report} report */
function timelineOf({ timeline }) {
  return make(
    'ol',
    { class: 'timeline' },
    ...timeline.map(({ kind, note, actorName, occurredAt }) =>
      make(
        'li',
        {},
        make('b', {}, eventWords[kind] || '有新进展'),
        make(
          'span',
          { class: 'muted' },
          ` ${actorName === 'system' ? '' : actorName} ${momentText(occurredAt)}`,
        ),
        note && make('p', {}, note),
      ),
    ),
  );
}

/** @param {import('./types').ReportAdoption} adoption */
function adoptionLine({ level, outlet, url, adoptedOn, state, kind, extent, stage }) {
  const words = [stage, kind, extent].map((each) => each && adoptionWords[each]).filter(Boolean);
  const facts = [levelWords[level] || level, ...words, adoptedOn, adoptionStateWords[state] || state];
  return make(
    'li',
    {},
    url ? makeLink(url, outlet) : outlet,
    make('span', { class: 'muted' }, ` ${facts.join(' · ')}`),
  );
}

/**
 * The text as paragraphs of plain text: nothing of a body is markup here.
 * @param {import('./types').Report} report
 */
function textOf({ bodyHtml }) {
  const lines = textOfHtml(bodyHtml).text.split('\n');
  return make(
    'details',
    {},
    make('summary', {}, '查看正文'),
    ...lines.filter((line) => line !== '').map((line) => make('p', {}, line)),
  );
}

/** @param {import('./types').Report} report */
async function picturesOf({ assetIds, pictureCaptions = [] }) {
  const list = make('ul', { class: 'shown' });
  for (const assetId of assetIds) {
    /** @type {import('./types').Asset} */
    const asset = (await ask('GET', `/assets/${assetId}`)).body;
    const said = pictureCaptions.find((each) => each.assetId === assetId);
    const caption = said ? said.caption : '';
    const small = asset.renditions.find(({ name }) => name === 'medium' || name === 'thumb');
    const picture = small
      ? make('img', { src: small.url, alt: caption || asset.fileName, loading: 'lazy' })
      : make('span', { class: 'no-image' }, asset.kind === 'image' ? '图片处理中' : asset.fileName);
    list.appendChild(make('li', {}, picture, caption && make('span', { class: 'muted' }, caption)));
  }
  return list;
}

/**
 * Taking it back, with a reason.
 * @param {import('./types').Report} report
 */
function withdrawalOf(report) {
  const reason = make('textarea', { id: 'reason', rows: '2', maxlength: '1000' });
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  const button = makeButton('确认撤回', 'second wide', async () => {
    wrong.textContent = '';
    if (reason.value.trim() === '') {
      wrong.textContent = '请写明撤回理由。';
      reason.focus();
      return;
    }
    try {
      const body = { reason: reason.value.trim() };
      show((await ask('POST', `/submissions/${report.id}/withdraw`, { body })).body);
    } catch (error) {
      wrong.textContent = error instanceof Error ? error.message : String(error);
    }
  });
  return make(
    'details',
    {},
    make('summary', {}, '撤回这篇报送'),
    make('label', { for: 'reason' }, '撤回理由'),
    reason,
    wrong,
    button,
  );
}

/** @param {import('./types').Report} report */
function show(report) {
  const isOpen = report.state === 'submitted' || report.state === 'returned';
  const returned = report.timeline.filter(({ kind }) => kind === 'returned').pop();
  document.title = `${report.title} · 报送详情`;
  fill(
    byId('report'),
    make('h1', {}, report.title),
    make('p', { class: `state large ${report.state}` }, stateWords[report.state] || report.state),
    report.declineReason &&
      make(
        'div',
        { class: 'notice' },
        make('strong', {}, '不采用的理由'),
        make('p', {}, report.declineReason),
      ),
    report.state === 'returned' &&
      returned &&
      make(
        'div',
        { class: 'notice' },
        make('strong', {}, `${returned.actorName}请您补充：`),
        make('p', {}, returned.note || ''),
      ),
    isOpen &&
      make(
        'p',
        {},
        make(
          'a',
          {
            class: `button wide${report.state === 'returned' ? '' : ' second'}`,
            href: `/desk/write?report=${report.id}`,
          },
          report.state === 'returned' ? '修改后重报' : '修改',
        ),
      ),
    report.adoptions.length > 0 &&
      make(
        'section',
        {},
        make('h2', {}, '采用情况'),
        make('ul', { class: 'lines' }, ...report.adoptions.map(adoptionLine)),
      ),
    make('section', {}, make('h2', {}, '办理过程'), timelineOf(report)),
    make(
      'section',
      {},
      make('h2', {}, '报送内容'),
      factsOf(report),
      textOf(report),
      make('div', { id: 'pictures' }),
    ),
    isOpen && withdrawalOf(report),
  );
}

async function run() {
  tellConnection();
  keepForOffline();
  const line = byId('state');
  await whoIsHere();
  try {
    /** @type {import('./types').Report} */
    const report = (await ask('GET', `/submissions/${encodeURIComponent(id)}`)).body;
    line.textContent = '';
    show(report);
    showReceipt(report);
    if (report.assetIds.length > 0) byId('pictures').appendChild(await picturesOf(report));
  } catch (error) {
    if (error instanceof SignedOut) await leaveForLogin();
    if (!(error instanceof NoConnection) && !(error instanceof Problem)) throw error;
    line.textContent = error.message;
  }
}

void run();
