import { bylineOf } from './contributors';
import type { Contributor } from './contributors';
import { compositeHtml, contributorsByUnit } from './composite';

const contributor = (name: string, unitName: string): Contributor => ({
  ...{ name, unitName },
  organizationId: null,
  userId: null,
  share: null,
});

describe('a composite', () => {
  it('holds the parts in order under the names of their units', () => {
    const parts = [
      { unitName: '甲县总工会', title: '送清凉', html: '<p>一</p>' },
      { unitName: '甲县总工会', title: '办夜校', html: '<p>二</p>' },
      { unitName: '乙县总工会', title: '比技能', html: '<p>三</p>' },
    ];
    expect(compositeHtml(parts)).toBe(
      '<h2>甲县总工会</h2>\n<h3>送清凉</h3>\n<p>一</p>\n<h3>办夜校</h3>\n<p>二</p>\n<h2>乙县总工会</h2>\n<h3>比技能</h3>\n<p>三</p>',
    );
  });

  it('S24 keeps markup in names and titles inert', () => {
    const html = compositeHtml([{ unitName: '<script>', title: '<img onerror=x>', html: '' }]);
    expect(html).not.toMatch(/<script|<img/);
  });

  it('names everybody once, those of one unit together', () => {
    const people = contributorsByUnit([
      [contributor('张三', '甲县'), contributor('李四', '乙县')],
      [contributor('王五', '甲县'), contributor('张三', '甲县')],
    ]);
    expect(bylineOf(people)).toBe('通讯员 张三、王五（甲县）、李四（乙县）');
  });
});
