import { make } from './dom.js';

/**
 * Names and values; what has no value is left out.
 * @param {[string, string | null | undefined][]} rows
 */
export function factList(rows) {
  const list = make('dl');
  for (const [name, value] of rows) {
    if (!value) continue;
    list.appendChild(make('dt', {}, name));
    list.appendChild(make('dd', {}, value));
  }
  return list;
}

/**
 * A table that fits a phone: the columns that everybody looks for.
 * @param {string} title
 * @param {string} who heading of the names
 * @param {import('./types').FigureRow[]} rows
 */
export function figureTable(title, who, rows) {
  const heads = ['名次', who, '报送', '采用', '得分'];
  return make(
    'table',
    { class: 'figures' },
    make('caption', {}, title),
    make('thead', {}, make('tr', {}, ...heads.map((head) => make('th', { scope: 'col' }, head)))),
    make('tbody', {}, ...rows.map(rowOf)),
  );
}

/** @param {import('./types').FigureRow} row */
function rowOf({ rank, name, note, submitted, adopted, points, isOwn }) {
  return make(
    'tr',
    { class: isOwn ? 'own' : '' },
    make('td', {}, rank === null ? '' : String(rank)),
    make('th', { scope: 'row' }, name, note !== '' && make('span', { class: 'muted' }, ` ${note}`)),
    ...[submitted, adopted, points].map((figure) => make('td', {}, String(figure))),
  );
}
