import { ask } from './api.js';
import { byId, fill, make, makeButton } from './dom.js';
import { momentText } from './moments.js';
import { beginPage } from './offline.js';
import { pointsOf } from './points.js';
import { adoptionLine, factsOf, outcomeOf, picturesOf, textOf, timelineOf } from './report-parts.js';
import { tellIn, whoIsHere } from './session.js';
import { stateWords } from './words.js';

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
      wrong.textContent = '请写明撤回原因。';
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
    make('label', { for: 'reason' }, '撤回原因'),
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
        make('strong', {}, '不采用的原因'),
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
    make('div', { id: 'outcome' }),
    make('div', { id: 'points' }),
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
  beginPage();
  const line = byId('state');
  await whoIsHere();
  await tellIn(line, async () => {
    /** @type {import('./types').Report} */
    const report = (await ask('GET', `/submissions/${encodeURIComponent(id)}`)).body;
    line.textContent = '';
    show(report);
    showReceipt(report);
    byId('outcome').appendChild(outcomeOf((await ask('GET', `/submissions/${report.id}/outcome`)).body));
    byId('points').appendChild(pointsOf((await ask('GET', `/submissions/${report.id}/points`)).body.items));
    if (report.assetIds.length > 0) byId('pictures').appendChild(await picturesOf(report));
  });
}

void run();
