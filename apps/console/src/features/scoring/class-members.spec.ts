import { membersOf } from './class-members';

const days = { firstDay: '2026-01-01', today: '2026-11-22', yesterday: '2026-11-21' };
const member = (organizationId: string, from: string, to: string | null = null) => ({
  ...{ organizationId, from, to },
});

describe('the members of a class', () => {
  it('of a new class belong to it for the whole year', () => {
    expect(membersOf([], ['a', 'b'], days)).toEqual([member('a', '2026-01-01'), member('b', '2026-01-01')]);
  });

  it('who leave keep their last day, and who comes begins today', () => {
    const before = [member('a', '2026-01-01'), member('b', '2026-01-01')];
    expect(membersOf(before, ['a', 'c'], days)).toEqual([
      member('a', '2026-01-01'),
      member('b', '2026-01-01', '2026-11-21'),
      member('c', '2026-11-22'),
    ]);
  });

  it('who came today and leave today never were there', () => {
    expect(membersOf([member('a', '2026-11-22'), member('b', '2026-01-01')], ['b'], days)).toEqual([
      member('b', '2026-01-01'),
    ]);
  });
});
