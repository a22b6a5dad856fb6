import { bundleStateOf } from './bundle-state';

const of = (...states: string[]) =>
  bundleStateOf(states.map((state) => ({ state: state.replace('!', ''), onHold: state.endsWith('!') })));

describe('the state of a bundle', () => {
  it.each([
    [[], 'draft'],
    [['scheduled', 'queued'], 'scheduled'],
    [['scheduled', 'publishing'], 'going_out'],
    [['published', 'awaiting_hand_off'], 'going_out'],
    [['published', 'queued'], 'going_out'],
    [['published', 'published', 'cancelled'], 'published'],
    [['published', 'withdrawn'], 'published'],
    [['withdrawing', 'withdrawn'], 'withdrawn'],
    [['cancelled', 'cancelled'], 'cancelled'],
    [['published', 'failed'], 'attention'],
    [['needs_attention', 'scheduled'], 'attention'],
    [['failed', 'scheduled!'], 'held'],
    [['published', 'queued!'], 'held'],
  ])('%j is %s', (states, expected) => {
    expect(of(...states)).toBe(expected);
  });
});
