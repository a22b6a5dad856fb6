import { ask } from './api.js';
import { make, makeLink } from './dom.js';
import { factList } from './figures.js';
import { momentText } from './moments.js';
import { textOfHtml } from './paragraphs.js';
import { adoptionStateWords, adoptionWords, categoryWords, eventWords, levelWords } from './words.js';

/** @param {import('./types').Report} report */
export function factsOf(report) {
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
  return factList(rows);
}

/** @param {import('./types').Report} report */
export function timelineOf({ timeline }) {
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
export function adoptionLine({ level, outlet, url, adoptedOn, state, kind, extent, stage }) {
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
export function textOf({ bodyHtml }) {
  const lines = textOfHtml(bodyHtml).text.split('\n');
  return make(
    'details',
    {},
    make('summary', {}, '查看正文'),
    ...lines.filter((line) => line !== '').map((line) => make('p', {}, line)),
  );
}

/** @param {import('./types').Report} report */
export async function picturesOf({ assetIds, pictureCaptions = [] }) {
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
 * Where it went out, who read it, and what leaders said.
 * @param {import('./types').Outcome} outcome
 */
export function outcomeOf({ publications, instructions, figures }) {
  const section = make('section');
  const lines = make('ul', { class: 'lines' });
  for (const { account, url, publishedAt } of publications) {
    const where = url ? makeLink(url, account) : account;
    lines.appendChild(
      make('li', {}, '发布于 ', where, make('span', { class: 'muted' }, ` ${momentText(publishedAt)}`)),
    );
  }
  if (figures.site) {
    const visitors = figures.site.visitors === null ? '' : `，${figures.site.visitors} 人`;
    lines.appendChild(make('li', {}, `网站阅读 ${figures.site.views} 次${visitors}`));
  }
  for (const { level, leaderName, text, instructedOn, state } of instructions) {
    const who = `${levelWords[level] || level}领导${leaderName ? ` ${leaderName} ` : ''}批示`;
    const facts = `${instructedOn} · ${adoptionStateWords[state] || state}`;
    lines.appendChild(
      make('li', {}, who, make('span', { class: 'muted' }, ` ${facts}`), text && make('p', {}, text)),
    );
  }
  if (lines.children.length === 0) return section;
  section.appendChild(make('h2', {}, '发布与反响'));
  section.appendChild(lines);
  return section;
}
