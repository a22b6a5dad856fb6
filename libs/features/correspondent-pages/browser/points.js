import { make } from './dom.js';
import { dayText } from './moments.js';

/**
 * With its sign, two decimals at most: `+1.5`.
 * @param {number} points
 */
function signed(points) {
  return `${points > 0 ? '+' : ''}${points}`;
}

/** @param {import('./types').ScoreLine} line */
function lineOf({ zh, on, points }) {
  return make(
    'li',
    { class: 'figure' },
    make('span', {}, zh, on && make('span', { class: 'muted' }, ` ${dayText(on)}`)),
    make('b', {}, signed(points)),
  );
}

/** @param {import('./types').ExplainedPoints} explained */
function explanationOf({ organizationName, schemeName, points, lines, persons }) {
  const shares = persons.map(({ name, points: own }) => `${name} ${own} 分`).join('，');
  return make(
    'div',
    {},
    make('p', {}, `${organizationName}《${schemeName}》：`, make('b', {}, `${points} 分`)),
    make('ul', { class: 'lines' }, ...lines.map(lineOf)),
    persons.length > 1 && make('p', { class: 'muted' }, `按作者：${shares}`),
  );
}

/**
 * What a report has earned and why, by each unit that scores it; empty where there is nothing to tell.
 * @param {import('./types').ExplainedPoints[]} items
 */
export function pointsOf(items) {
  const section = make('section');
  const scored = items.filter(({ lines }) => lines.length > 0);
  if (scored.length === 0) return section;
  section.appendChild(make('h2', {}, '积分'));
  for (const each of scored) section.appendChild(explanationOf(each));
  section.appendChild(make('p', { class: 'muted' }, '按今天的情况计算，以印发的通报为准。'));
  return section;
}
