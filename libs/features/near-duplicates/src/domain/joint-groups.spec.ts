import * as fc from 'fast-check';
import { groupsOf } from './joint-groups';

const ids = [...'abcdefgh'];
const pairs = fc.array(
  fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    .filter(([one, other]) => one < other)
    .map(([firstId, secondId]) => ({ firstId, secondId })),
);

describe('joint groups', () => {
  it('join through others, and leave alone who has no pair', () => {
    const groups = groupsOf(ids, [
      { firstId: 'b', secondId: 'd' },
      { firstId: 'a', secondId: 'd' },
      { firstId: 'f', secondId: 'g' },
    ]);
    expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'a', d: 'a', f: 'f', g: 'f' });
  });

  it('put both of a pair into one group of at least two, named by its first, in whatever order they were joined', () => {
    fc.assert(
      fc.property(pairs, (joined) => {
        const groups = groupsOf(ids, joined);
        for (const { firstId, secondId } of joined) expect(groups.get(firstId)).toBe(groups.get(secondId));
        for (const [id, group] of groups) {
          const members = [...groups].filter(([, other]) => other === group).map(([member]) => member);
          expect(members.length).toBeGreaterThan(1);
          expect([...members].sort()[0]).toBe(group);
          expect(members).toContain(id);
        }
        expect(groupsOf(ids, [...joined].reverse())).toEqual(groups);
      }),
    );
  });
});
