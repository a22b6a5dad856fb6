import { parseBatch, parseBatchName, parseSketchName } from './view-batch';

const content = '0193a1b2-0000-7000-8000-000000000001';

describe('a batch of views', () => {
  it('brings raw and counted figures of a row together', () => {
    const fields = {
      [`${content}|page|1795225200|page_view.v1|raw`]: '12',
      [`${content}|page|1795225200|page_view.v1|counted`]: '9',
      [`${content}|feed|1795225200|page_view.v1|raw`]: '3',
    };
    const hour = new Date(1_795_225_200_000);
    expect(parseBatch(fields).increments).toEqual([
      { contentId: content, surface: 'feed', hour, rule: 'page_view.v1', raw: 3n, counted: 0n },
      { contentId: content, surface: 'page', hour, rule: 'page_view.v1', raw: 12n, counted: 9n },
    ]);
  });

  it('keeps figures beyond the exact range of a double', () => {
    const { increments } = parseBatch({ [`${content}|page|0|page_view.v1|raw`]: '9007199254740993' });
    expect(increments[0]!.raw).toBe(9_007_199_254_740_993n);
  });

  it('keeps what stands beside the counts apart', () => {
    const row = `${content}|feed|0|listen.v1`;
    const { increments, tallies } = parseBatch({
      [`${row}|raw`]: '2',
      [`${row}|excluded:machine`]: '1',
      [`${row}|app:wechat`]: '1',
    });
    expect(increments).toMatchObject([{ raw: 2n, counted: 0n }]);
    expect(tallies).toMatchObject([
      { kind: 'app', name: 'wechat', amount: 1n },
      { kind: 'excluded', name: 'machine', amount: 1n },
    ]);
  });

  it('tells what was counted but not kept', () => {
    const { increments, drops } = parseBatch({ '1795225200|page_view.v2|dropped': '500' });
    expect(increments).toEqual([]);
    expect(drops).toEqual([{ hour: new Date(1_795_225_200_000), rule: 'page_view.v2', reports: 500 }]);
  });

  it('refuses a field that it did not write rather than lose a figure silently', () => {
    expect(() => parseBatch({ views: '3' })).toThrow('Not a field of a batch');
  });

  it('knows its epoch, its number and its first view', () => {
    expect(parseBatchName('k3f-17:204:1795225200123')).toEqual({
      epoch: 'k3f-17',
      number: 204,
      since: 1_795_225_200_123,
    });
    expect(() => parseBatchName('204')).toThrow('Not the name of a batch');
  });

  it('names visitors by item, surface, day and rule', () => {
    expect(parseSketchName(`${content}|page|2026-11-21|page_view.v1`)).toEqual({
      contentId: content,
      surface: 'page',
      day: '2026-11-21',
      rule: 'page_view.v1',
    });
  });
});
