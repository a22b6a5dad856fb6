import { branchesOf } from './unit-branches';

const unit = (id: string, parentId: string | null, name: string) => ({ id, parentId, name });
const units = [
  unit('city', null, '云河市总工会'),
  unit('lake', 'city', '湖畔区总工会'),
  unit('dawn', 'city', '晨光区总工会'),
  unit('works', 'dawn', '晨光重工公司工会'),
];

describe('the tree of units', () => {
  it('hangs each below its parent', () => {
    const [city] = branchesOf(units);
    expect(city!.children.map(({ key }) => key)).toEqual(['lake', 'dawn']);
    expect(city!.children[1]!.children.map(({ key }) => key)).toEqual(['works']);
  });

  it('keeps what leads to a unit that is looked for, and nothing else', () => {
    const [city, ...others] = branchesOf(units, '重工');
    expect(others).toEqual([]);
    expect(city!.children.map(({ key }) => key)).toEqual(['dawn']);
    expect(branchesOf(units, '没有')).toEqual([]);
  });

  it('begins at the highest unit that is seen', () => {
    expect(branchesOf(units.slice(1)).map(({ key }) => key)).toEqual(['lake', 'dawn']);
  });
});
