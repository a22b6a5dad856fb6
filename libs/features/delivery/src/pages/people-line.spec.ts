import type { PersonPlace } from '@haojiao/features/programmes';
import { peopleLine } from './people-line';
import { wordsFor } from './words';

const place = (id: string, slug: string): PersonPlace => ({
  ...{ id, organizationId: 'o1', organizationCode: '长兴', slug, hasProgramme: true },
});

const render = (people: Parameters<typeof peopleLine>[0], locale = 'zh-CN') =>
  (
    peopleLine(people, new Map([['p1', place('p1', 'wang')]]), wordsFor(locale)) as { text: string } | null
  )?.text.replaceAll('\n', '');

describe('the line of people', () => {
  const people = [
    { personId: 'p1', name: '王<b>', role: 'guest' },
    { personId: 'p2', name: '其其格', role: 'host' },
    { personId: null, name: '甲', role: 'guest' },
  ];

  it('names them by what they do, and leads to those alone who have a page', () => {
    expect(render(people)).toBe(
      '<ul class="people"><li>嘉宾：<a href="/o/%E9%95%BF%E5%85%B4/who/wang">王&lt;b&gt;</a>、甲</li><li>主持人：其其格</li></ul>',
    );
    expect(render(people, 'en')).toContain('<li>Host：其其格</li>');
  });

  it('is none of nobody', () => {
    expect(render([])).toBeUndefined();
  });
});
