import { outcomeTable } from './outcome-table';
import { faultIn } from './rehearsal';
import type { Ending } from './rehearsal';

const published = { phase: 'publish' as const, state: 'published', made: 1, up: 1, asks: null };

describe('the ending of a case', () => {
  it.each<[string, Partial<Ending>, string | null]>([
    ['one post', {}, null],
    ['two posts', { made: 2 }, '2 posts'],
    [
      'two posts about which a person is asked',
      { made: 2, state: 'needs_attention', asks: 'outcome_unknown' },
      '2 posts',
    ],
    [
      'none, and a person is asked',
      { made: 0, up: 0, state: 'needs_attention', asks: 'outcome_unknown' },
      null,
    ],
    ['none, though it is said to be out', { made: 0, up: 0 }, 'said to be published, and not there'],
    ['none, given up in silence', { made: 0, up: 0, state: 'failed' }, 'ended as failed'],
    [
      'a mistake of the adapter',
      { state: 'needs_attention', asks: 'internal_error: x is not a function' },
      'internal_error: x is not a function',
    ],
    ['taken down', { phase: 'withdraw', state: 'withdrawn', up: 0 }, null],
    ['still up', { phase: 'withdraw', state: 'withdrawn' }, 'said to be withdrawn, and still up'],
    [
      'still up, and a person is asked',
      { phase: 'withdraw', state: 'needs_attention', asks: 'withdraw_by_hand' },
      null,
    ],
  ])('%s', (_name, ending, fault) => {
    expect(faultIn({ ...published, ...ending })).toBe(fault);
  });

  it('stands in a line that says where it was killed and what came of it', () => {
    const ending = { ...published, platform: 'weibo', step: 'share', effect: 'once', turns: 6, fault: null };
    const [, line] = outcomeTable([{ ...ending, moment: 'answer_lost' }]).split('\n');
    expect(line!.split(/ {2,}/)).toEqual([
      'weibo',
      'publish',
      'share',
      'once',
      'done, answer lost',
      'published, 1 post',
      '6',
    ]);
    expect(outcomeTable([{ ...ending, moment: 'before_call', made: 2, fault: '2 posts' }])).toContain(
      'WRONG: 2 posts',
    );
  });
});
