import { warningsOf } from './warnings';

const account = {
  channelAccountId: 'a',
  blackout: null,
  neighbours: [],
  postsThatDay: 1,
  mostPerDay: null,
  problem: null,
};
const keys = (...asked: Parameters<typeof warningsOf>) => warningsOf(...asked).map(({ key }) => key);

describe('what speaks against an hour', () => {
  it('is nothing on a working day with room', () => {
    expect(keys([account], { kind: 'working', name: '' }, true)).toEqual([]);
    expect(
      keys([{ ...account, postsThatDay: 5, mostPerDay: 5 }], { kind: 'make_up', name: '' }, true),
    ).toEqual([]);
  });

  it('says the gravest first', () => {
    const worst = {
      ...account,
      postsThatDay: 6,
      mostPerDay: 5,
      blackout: { reason: '静默', orderedBy: '上级', endsAt: '2026-11-23T00:00:00Z' },
      neighbours: [{ publicationId: 'p', title: '另一篇', scheduledAt: '2026-11-22T01:00:00Z' }],
    };
    expect(
      keys(
        [worst, { ...account, channelAccountId: 'b', problem: '授权已过期' }],
        { kind: 'holiday', name: '国庆节' },
        false,
      ),
    ).toEqual(['problem', 'blackout', 'quota', 'neighbour', 'holiday', 'unconfirmed']);
  });

  it('tells of days off only for an hour that was chosen', () => {
    expect(keys([account], null, false)).toEqual([]);
    expect(keys([account], { kind: 'weekend', name: '' }, true)).toEqual(['weekend']);
  });
});
