import { MINUTE_MS } from '@haojiao/kernel';
import { autosaveRunOf } from './autosave-run';

const start = new Date('2026-11-21T09:00:00+08:00');
const after = (minutes: number) => new Date(start.getTime() + minutes * MINUTE_MS);
const first = { number: 4, savedBy: 'wang', createdAt: start, itemVersion: 7 };
const previous = { number: 6, savedBy: 'wang', createdAt: after(10), itemVersion: 9 };
const save = { savedBy: 'wang', at: after(20), itemVersion: 9 };

describe('a run of autosaves', () => {
  it('goes on while one person writes', () => expect(autosaveRunOf(previous, first, save)).toBe(4));

  it.each([
    ['somebody asked for the save before it', null, save],
    ['another person writes', first, { ...save, savedBy: 'li' }],
    ['half an hour is over', first, { ...save, at: after(30) }],
    ['the item was submitted, approved or published in between', first, { ...save, itemVersion: 10 }],
  ])('begins anew when %s', (_, begun, next) => expect(autosaveRunOf(previous, begun, next)).toBe(7));
});
