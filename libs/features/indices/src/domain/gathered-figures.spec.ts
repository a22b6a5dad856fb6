import { count } from './formulas/inputs';
import { gatherItems, gatherStock } from './gathered-figures';
import type { Gathered, ItemFigure, ShownFigure } from './gathered-figures';

const words = { zh: '阅读数', en: 'reads' };
const all = count('R', 'read_count', words);
const lead = count('Rt', 'read_count', words, { over: 'lead' });
const best = count('Rmax', 'read_count', words, { over: 'best' });

const shown = (value: number, wish: Partial<ShownFigure> = {}): ShownFigure => ({
  ...{
    value,
    precision: 'exact',
    definitionId: 'wechat.read_count.v1',
    takenAt: new Date('2026-09-08T01:00:00Z'),
  },
  ...wish,
});
const read = (figure: ShownFigure | null, wish: Partial<ItemFigure> = {}): ItemFigure => ({
  ...{ measure: 'read_count', isLead: false, shown: figure },
  ...wish,
});
const inputOf = (gathered: Gathered) => ('input' in gathered ? gathered.input : gathered.gap.en);

describe('inputs from figures that platforms showed', () => {
  const figures = [
    read(shown(500), { isLead: true }),
    read(shown(80)),
    read(shown(700), { isLead: true }),
    read(shown(9_999), { measure: 'like_count' }),
  ];

  it('are a sum over all items or the lead ones, or the best one', () => {
    expect(inputOf(gatherItems(all, 'times', figures))).toMatchObject({
      value: 1_280,
      figures: 3,
      precision: 'exact',
    });
    expect(inputOf(gatherItems(lead, 'times', figures))).toMatchObject({ value: 1_200, figures: 2 });
    expect(inputOf(gatherItems(best, 'times', figures))).toMatchObject({ value: 700, figures: 3 });
    expect(inputOf(gatherItems(best, 'times', []))).toMatchObject({ value: 0, figures: 0, asOf: null });
  });

  it('count 100,001 for "10万+", and are as vague as the vaguest figure', () => {
    const capped = [...figures, read(shown(100_000, { precision: 'capped' }))];
    expect(inputOf(gatherItems(best, 'times', capped))).toMatchObject({
      value: 100_001,
      precision: 'capped',
    });
    const rounded = [...figures, read(shown(12_000, { precision: 'rounded' }))];
    expect(inputOf(gatherItems(all, 'times', rounded))).toMatchObject({
      value: 13_280,
      precision: 'rounded',
    });
    const vague = [...rounded, read(shown(100, { precision: 'approximate' }))];
    expect(inputOf(gatherItems(all, 'times', vague))).toMatchObject({ precision: 'approximate' });
  });

  it('stay open where an item has no figure, or figures mean different things', () => {
    expect(inputOf(gatherItems(all, 'times', [...figures, read(null)]))).toBe(
      '1 of 4 items lack this figure',
    );
    expect(inputOf(gatherItems(lead, 'times', [...figures, read(null)]))).toMatchObject({ value: 1_200 });
    const other = read(shown(1, { definitionId: 'wechat.read_count.v2' }));
    expect(inputOf(gatherItems(all, 'times', [...figures, other]))).toContain('different definitions');
  });

  it('of people are the best one, never a sum: who reads two items is one reader', () => {
    const people = figures.map((figure) => ({ ...figure, measure: 'readers' }));
    const readers = (over: 'all' | 'lead' | 'best') => count('P', 'readers', words, { over });
    expect(inputOf(gatherItems(readers('best'), 'people', people))).toMatchObject({ value: 9_999 });
    expect(inputOf(gatherItems(readers('all'), 'people', people))).toContain('not added up');
    expect(inputOf(gatherItems(readers('lead'), 'people', people))).toContain('not added up');
  });

  it('of stocks are the last one, or its change', () => {
    const stock = count('X6', 'followers', words, { kind: 'stock' });
    const change = count('X5', 'new_followers', words, { kind: 'change' });
    expect(inputOf(gatherStock(stock, null, shown(2_400)))).toMatchObject({ value: 2_400 });
    const before = shown(2_440, { takenAt: new Date('2026-09-01T01:00:00Z') });
    expect(inputOf(gatherStock(change, before, shown(2_400)))).toMatchObject({ value: -40, figures: 2 });
    expect(inputOf(gatherStock(change, before, before))).toContain('shows no change');
    expect(inputOf(gatherStock(change, shown(2_440), before))).toContain('shows no change');
    expect(inputOf(gatherStock(change, null, shown(2_400)))).toContain('no figure of followers');
    expect(inputOf(gatherStock(stock, shown(1), null))).toContain('no figure of followers');
  });
});
