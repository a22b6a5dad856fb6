import { castOf, peopleOf } from './episode-people';

describe('people of an episode', () => {
  it('are each named once in a form, with all their roles', () => {
    const people = [
      { personId: 'a', role: 'host' },
      { personId: 'b', role: 'guest' },
      { personId: 'a', role: 'editor' },
    ];
    expect(castOf(people)).toEqual([
      { personId: 'a', roles: ['host', 'editor'] },
      { personId: 'b', roles: ['guest'] },
    ]);
  });

  it('are named once for each role in the item, also where somebody was put there twice', () => {
    expect(
      peopleOf([
        { personId: 'a', roles: ['host', 'editor'] },
        { personId: 'a', roles: ['host'] },
      ]),
    ).toEqual([
      { personId: 'a', role: 'host' },
      { personId: 'a', role: 'editor' },
    ]);
  });
});
