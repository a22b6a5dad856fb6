import { choicesOf } from './choices';
import type { ChoiceFacts } from './choices';
import { publicationStates } from './publication-transitions';

const facts: ChoiceFacts = {
  state: 'needs_attention',
  mode: 'api',
  failureCode: 'outcome_unknown',
  isToBeWithdrawn: false,
  wasPublished: false,
  canWithdraw: true,
};
const named = (wish: Partial<ChoiceFacts>) =>
  choicesOf({ ...facts, ...wish }).map(({ action, outcome }) => [action, outcome]);

describe('what a person can do with a publication', () => {
  it('is told wherever the system waits for somebody, and only there', () => {
    const silent = publicationStates.filter((state) => named({ state }).length === 0);
    expect(silent).toEqual(['publishing', 'awaiting_platform', 'cancelled', 'withdrawing', 'withdrawn']);
  });

  it('warns of the second post where nobody knows whether the first is out', () => {
    const [, notThere] = choicesOf(facts);
    expect(notThere).toMatchObject({ action: 'resolve', outcome: 'not_published' });
    expect(notThere!.consequence.zh).toContain('两条');
  });

  it('never offers a retry while a post may be out', () => {
    expect(named({})).toEqual([
      ['resolve', 'published'],
      ['resolve', 'not_published'],
    ]);
  });

  it.each(['late', 'blackout_over'])('offers to send or to drop what only waits for a word (%s)', (code) => {
    expect(named({ failureCode: code })).toEqual([
      ['retry', null],
      ['cancel', null],
    ]);
  });

  it('asks about a withdrawal whether the post is gone', () => {
    const [gone] = choicesOf({ ...facts, isToBeWithdrawn: true, wasPublished: true });
    expect(gone).toMatchObject({
      outcome: 'not_published',
      consequence: { zh: expect.stringContaining('撤稿') },
    });
  });

  it('says when a withdrawal will be a person’s work', () => {
    const words = (wish: Partial<ChoiceFacts>) =>
      choicesOf({ ...facts, state: 'published', ...wish })[0]!.consequence.zh;
    expect(words({})).toContain('由系统');
    expect(words({ canWithdraw: false })).toContain('人工');
    expect(words({ mode: 'hand_off' })).toContain('人工');
  });
});
