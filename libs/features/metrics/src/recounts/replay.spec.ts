import fc from 'fast-check';
import type { KeptEvent } from '../kept/kept-event';
import { recountRule } from './recount-rules';
import { Replay } from './replay';

const v1 = recountRule('page_view.v1')!;
const v2 = recountRule('page_view.v2')!;

const anEvent = (change: Partial<KeptEvent> = {}): KeptEvent => ({
  ...{ at: 0, hour: 0, contentId: 'c', surface: 'page', visitor: 'v', outcome: 'c', marks: '' },
  ...change,
});

describe('a replay', () => {
  it('takes sights within the window for one, from the first of them', () => {
    const replay = new Replay(v2);
    const judged = [0, 4_000, 9_999, 10_000, 15_000, 20_000].map((at) => replay.judge(anEvent({ at })));
    expect(judged).toEqual(['', 'repeat', 'repeat', '', 'repeat', '']);
  });

  it('tells apart who, what and where', () => {
    const replay = new Replay(v2);
    const changes = [{}, { visitor: 'w' }, { contentId: 'd' }, { surface: 'player' }, {}];
    expect(changes.map((change) => replay.judge(anEvent(change)))).toEqual(['', '', '', '', 'repeat']);
  });

  it('judges by its own version: what another leaves out may count here', () => {
    const office = anEvent({ marks: 'own_office,own_office', outcome: 'x' });
    const newRobot = anEvent({ visitor: 'r', marks: 'machine,machine_202611', outcome: 'x' });
    const oldRobot = anEvent({ visitor: 'o', marks: 'machine,machine,machine_202611', outcome: 'x' });
    const judgedBy = (rule: typeof v1) => {
      const replay = new Replay(rule);
      return [office, newRobot, oldRobot].map((event) => replay.judge(event));
    };
    expect(judgedBy(v2)).toEqual(['own_office', 'machine', 'machine']);
    expect(judgedBy(v1)).toEqual(['', '', 'machine']);
  });

  it('knows the windows that were open when the period began', () => {
    const replay = new Replay(v2);
    // A chain: the window began with the second event, as the first one's was over.
    replay.warmUp(anEvent({ at: 0, outcome: 'r' }), 'page_view.v2');
    replay.warmUp(anEvent({ at: 5_000, outcome: 'c' }), 'page_view.v2');
    expect(replay.judge(anEvent({ at: 12_000 }))).toBe('repeat');
    expect(replay.judge(anEvent({ at: 15_000 }))).toBe('');
  });

  it('never counts two sights of one visitor within a window, and leaves none out without a reason', () => {
    const event = fc.record({
      after: fc.integer({ min: 0, max: 6_000 }),
      visitor: fc.constantFrom('a', 'b', '~c'),
      marks: fc.constantFrom('', '', '', 'machine,machine', ',machine_202611'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const replay = new Replay(v1);
        let at = 0;
        const began = new Map<string, number>();
        for (const { after, visitor, marks } of events) {
          at += after;
          const judged = replay.judge(anEvent({ at, visitor, marks }));
          const last = began.get(visitor);
          const isRepeat = last !== undefined && at - last < 10_000;
          const expected = marks === 'machine,machine' ? 'machine' : isRepeat ? 'repeat' : '';
          expect(judged).toBe(expected);
          if (expected === '') began.set(visitor, at);
        }
      }),
    );
  });
});
