import { choicesOf } from './bundle-states';

const offered = (...[state]: Parameters<typeof choicesOf>) =>
  Object.entries(choicesOf(state))
    .filter(([, isOffered]) => isOffered)
    .map(([name]) => name);

describe('what can be done with a bundle', () => {
  it.each([
    ['draft', ['change', 'schedule']],
    ['scheduled', ['move', 'cancel']],
    ['held', ['move', 'release', 'cancel']],
    ['published', []],
  ] as const)('that is %s is %j', (state, expected) => expect(offered(state)).toEqual(expected));
});
