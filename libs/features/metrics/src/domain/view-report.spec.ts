import { readViewReport } from './view-report';

const codesOf = (body: unknown) => readViewReport(body).faults.map((fault) => `${fault.path} ${fault.code}`);

describe('a report of a view', () => {
  it('needs to say nothing at all', () => {
    for (const body of [undefined, null, '', {}]) expect(readViewReport(body).faults).toEqual([]);
  });

  it('may say who, from where and on which surface', () => {
    const body = {
      visitorId: '0193a1b2-0000-7000-8000-000000000001',
      referrer: 'https://mp.weixin.qq.com/',
      surface: 'mini_program',
    };
    expect(readViewReport(body)).toEqual({ report: body, faults: [] });
  });

  it('is refused with every fault at once', () => {
    const body = { visitorId: 'a b', referrer: 'r'.repeat(1_001), surface: 'billboard', views: 9_000 };
    expect(codesOf(body)).toEqual([
      'views unknown_property',
      'visitorId visitor_id_form',
      'referrer max_length',
      'surface in',
    ]);
  });

  it.each([
    ['text'],
    [[]],
    [7],
    [{ visitorId: { $ne: 1 } }],
    [{ surface: ['page'] }],
    [{ __proto__: null, count: 5 }],
  ])('refuses %j', (body) => {
    expect(codesOf(body)).toHaveLength(1);
  });
});
