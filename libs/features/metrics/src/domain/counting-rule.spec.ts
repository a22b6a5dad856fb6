import { currentRule, exclusionOf } from './counting-rule';
import type { ViewEvidence } from './counting-rule';
import { countingRules } from './counting-rules';

const phone =
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50';

function reader(change: Partial<ViewEvidence> = {}): ViewEvidence {
  return { method: 'POST', userAgent: phone, purpose: undefined, isStaff: false, ...change };
}

describe('the rule page_view.v2', () => {
  it.each([
    ['WeChat on a phone', phone],
    [
      'Safari',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1',
    ],
    ['Firefox', 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0'],
    [
      'the Baidu app',
      'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Mobile Safari/537.36 baiduboxapp/13.60',
    ],
    [
      'a Cubot phone',
      'Mozilla/5.0 (Linux; Android 12; CUBOT X50) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36',
    ],
  ])('counts a reader with %s', (_, userAgent) => {
    expect(exclusionOf(currentRule, reader({ userAgent }))).toBeNull();
  });

  it.each([
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'machine'],
    ['Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)', 'machine'],
    ['Mozilla/5.0 (compatible; bingbot/2.0)', 'machine'],
    ['Sogou web spider/4.0', 'machine'],
    ['Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)', 'machine'],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0 Safari/537.36', 'machine'],
    ['curl/8.5.0', 'machine'],
    ['python-requests/2.32', 'machine'],
    ['Mozilla/5.0+(compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)', 'monitoring'],
    ['kube-probe/1.31', 'monitoring'],
    ['Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ChatGPT-User/1.0)', 'machine'],
  ])('leaves out %s', (userAgent, reason) => {
    expect(exclusionOf(currentRule, reader({ userAgent }))).toBe(reason);
  });

  it.each<[string, Partial<ViewEvidence>, string]>([
    ['a HEAD request', { method: 'HEAD' }, 'head_request'],
    ['a prefetch', { purpose: 'prefetch;prerender' }, 'prefetch'],
    ['a prefetch of an older browser', { purpose: 'Prefetch' }, 'prefetch'],
    ['a request without User-Agent', { userAgent: undefined }, 'no_user_agent'],
    ['an empty User-Agent', { userAgent: '' }, 'no_user_agent'],
    ['own staff', { isStaff: true }, 'own_staff'],
    ['an office of its own', { isOffice: true }, 'own_office'],
  ])('leaves out %s', (_, change, reason) => {
    expect(exclusionOf(currentRule, reader(change))).toBe(reason);
  });

  it('looks at the beginning of a hostile User-Agent only', () => {
    expect(exclusionOf(currentRule, reader({ userAgent: `${'x'.repeat(600)} Googlebot` }))).toBeNull();
  });

  it('takes repeats within 10 s as one', () => {
    expect(currentRule).toMatchObject({ id: 'page_view.v2', windowMs: 10_000, timeZone: 'Asia/Shanghai' });
  });

  it('has a name of its own and words in both languages for each version', () => {
    expect(new Set(countingRules.map((rule) => rule.id)).size).toBe(countingRules.length);
    for (const rule of countingRules) {
      for (const words of [rule.words, rule.visitors, ...rule.exclusions.map((row) => row.words)]) {
        expect(words.zh && words.en).toBeTruthy();
      }
    }
  });
});
