import { ask, askForFile } from './api.js';
import { byId, fill, make, makeButton } from './dom.js';
import { factList, figureTable } from './figures.js';
import { dayText, momentText } from './moments.js';
import { beginPage } from './offline.js';
import { tellIn, whoIsHere } from './session.js';
import { bulletinStateWords } from './words.js';

const id = new URLSearchParams(location.search).get('id') || '';

/** Time for a slow phone to write the file, milliseconds. */
const KEPT_FOR = 60000;

/** @param {import('./types').Bulletin} bulletin */
async function download({ id: ofBulletin, title }) {
  const address = URL.createObjectURL(await askForFile(`/bulletins/${ofBulletin}/bulletin.pdf`));
  const link = make('a', { href: address, download: `${title}.pdf` });
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

/**
 * Where a unit of one's own stands.
 * @param {import('./types').BulletinRow} row
 */
function ownLine({ name, rank, submitted, submittedYear, adopted, adoptedYear, points, pointsYear }) {
  return make(
    'div',
    { class: 'notice' },
    make('strong', {}, `${name}：第 ${rank} 名`),
    make(
      'p',
      {},
      `报送 ${submitted} 篇（累计 ${submittedYear}），采用 ${adopted} 篇（累计 ${adoptedYear}），得分 ${points}（累计 ${pointsYear}）`,
    ),
  );
}

/**
 * Its figures as text: the paper itself, with all columns, is the file.
 * @param {import('./types').Bulletin} bulletin
 * @param {Set<string>} ownUnits
 */
function show(bulletin, ownUnits) {
  const { title, number, state, appealsUntil, correctedById, correctsId, correctionReason, content } =
    bulletin;
  const wrong = make('p', { class: 'wrong', role: 'alert' });
  document.title = title;
  /** @type {import('./types').BulletinRow[]} */
  const own = [];
  for (const { rows } of content.tables)
    own.push(...rows.filter(({ organizationId }) => ownUnits.has(organizationId)));
  fill(
    byId('bulletin'),
    make('h1', {}, title),
    make('p', { class: `state large ${state}` }, bulletinStateWords[state] || state),
    state === 'appeals' &&
      appealsUntil &&
      make('div', { class: 'notice' }, `数字有误的，请在${dayText(appealsUntil)}前由本单位提出异议。`),
    correctedById &&
      make(
        'div',
        { class: 'notice problem' },
        make('p', {}, '本期已经更正，以更正后的通报为准。'),
        make('a', { class: 'button second', href: `/desk/bulletin?id=${correctedById}` }, '看更正后的通报'),
      ),
    correctsId &&
      correctionReason &&
      make('div', { class: 'notice' }, make('strong', {}, '更正说明'), make('p', {}, correctionReason)),
    factList([
      ['文号', number],
      ['印发单位', bulletin.organizationName],
      ['期间', `${bulletin.startsOn} 至 ${bulletin.endsOn}`],
      ['数字截至', momentText(bulletin.computedAt)],
    ]),
    makeButton('下载 PDF', 'second wide', () => {
      wrong.textContent = '';
      return tellIn(wrong, () => download(bulletin));
    }),
    wrong,
    ...own.map(ownLine),
    ...content.tables.map(({ name, rows: units, totals }) =>
      figureTable(name, '单位', [
        ...units.map((row) => ({ ...row, note: '', isOwn: ownUnits.has(row.organizationId) })),
        { ...totals, rank: null, name: '合计', note: '', isOwn: false },
      ]),
    ),
    content.correspondents &&
      figureTable(
        '通讯员',
        '姓名',
        content.correspondents.map((row) => ({ ...row, note: row.unitName, isOwn: false })),
      ),
  );
}

async function run() {
  beginPage();
  const { units } = await whoIsHere();
  const line = byId('state');
  await tellIn(line, async () => {
    const { body } = await ask('GET', `/bulletins/${encodeURIComponent(id)}`);
    line.textContent = '';
    show(body, new Set(units.map((unit) => unit.id)));
  });
}

void run();
