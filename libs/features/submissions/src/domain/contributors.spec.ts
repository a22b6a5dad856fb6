import { bylineOf, shareFaults } from './contributors';
import type { Contributor } from './contributors';

const contributor = (name: string, unitName: string): Contributor => ({
  name,
  unitName,
  organizationId: null,
  userId: null,
  share: null,
});

describe('the byline of an accepted report', () => {
  it('names the correspondent and the unit', () => {
    expect(bylineOf([contributor('张三', '城东区总工会')])).toBe('通讯员 张三（城东区总工会）');
  });

  it('names a unit once for neighbours and keeps their order', () => {
    const line = bylineOf([
      contributor('张三', '城东区总工会'),
      contributor('李四', '城东区总工会'),
      contributor('王五', '钢铁厂工会'),
    ]);
    expect(line).toBe('通讯员 张三、李四（城东区总工会）、王五（钢铁厂工会）');
  });

  it('never grows beyond what an item can carry', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      contributor(`作者${index}`.repeat(8), `单位${index}`),
    );
    expect(bylineOf(many).length).toBeLessThanOrEqual(300);
    expect(bylineOf(many)).toMatch(/等$/);
  });
});

describe('shares of a report', () => {
  it('may be left out by all', () => {
    expect(shareFaults([null, null])).toEqual([]);
  });

  it('make the whole, thirds included', () => {
    expect(shareFaults([60, 40])).toEqual([]);
    expect(shareFaults([33.33, 33.33, 33.33])).toEqual([]);
  });

  it('are refused when they make more or less', () => {
    expect(shareFaults([60, 50]).map(({ code }) => code)).toEqual(['shares_not_whole']);
    expect(shareFaults([60, 39]).map(({ code }) => code)).toEqual(['shares_not_whole']);
  });

  it('are asked of whoever has none when others have', () => {
    expect(shareFaults([50, null, null]).map(({ path }) => path)).toEqual([
      'contributors.1.share',
      'contributors.2.share',
    ]);
  });
});
