import { ReadyCache } from './ready-cache';

interface Answer {
  text: string;
}

function aCache(trustMs = 60_000, maxBytes = 10_000): ReadyCache<Answer> {
  return new ReadyCache<Answer>({ maxBytes, bytesOf: ({ text }) => text.length, trustMs: () => trustMs });
}

describe('ready answers', () => {
  it('are loaded once for all who ask at once', async () => {
    const cache = aCache();
    const make = jest.fn(async () => ({ text: 'a' }));
    await Promise.all([cache.load('k', make), cache.load('k', make), cache.load('k', make)]);
    await cache.load('k', make);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('weigh with their keys, and are not kept under one that is longer than any address of ours', async () => {
    const cache = aCache();
    for (let count = 0; count < 10; count += 1)
      await cache.load(`${count}`.padEnd(600, '&'), async () => ({ text: '' }));
    const kept = Array.from({ length: 10 }, (_, count) => cache.get(`${count}`.padEnd(600, '&')));
    expect(kept.filter((answer) => answer !== undefined)).toHaveLength(8);
    await cache.load('&'.repeat(601), async () => ({ text: '' }));
    expect(cache.get('&'.repeat(601))).toBeUndefined();
  });

  it('are not kept when they were outdated while they were read', async () => {
    const cache = aCache();
    let finish: (answer: Answer) => void = () => undefined;
    const early = cache.load('k', () => new Promise((resolve) => (finish = resolve)));
    cache.drop('k');
    const late = cache.load('k', async () => ({ text: 'new' }));
    finish({ text: 'old' });
    expect([await early, await late]).toEqual([{ text: 'old' }, { text: 'new' }]);
    expect(cache.get('k')).toEqual({ text: 'new' });
  });

  it('are all forgotten at once, those on their way too', async () => {
    const cache = aCache();
    await cache.load('a', async () => ({ text: 'a' }));
    const running = cache.load('b', async () => ({ text: 'b' }));
    cache.clear();
    await running;
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
  });

  it('are forgotten by what their keys have in common, those on their way too', async () => {
    const cache = aCache();
    await cache.load('a/1', async () => ({ text: '' }));
    await cache.load('b/1', async () => ({ text: '' }));
    const running = cache.load('a/2', async () => ({ text: '' }));
    cache.dropWhere((key) => key.startsWith('a/'));
    await running;
    expect(['a/1', 'a/2', 'b/1'].map((key) => cache.get(key) !== undefined)).toEqual([false, false, true]);
  });

  it('are asked for again after a failure', async () => {
    const cache = aCache();
    await expect(cache.load('k', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    await expect(cache.load('k', async () => ({ text: 'a' }))).resolves.toEqual({ text: 'a' });
  });

  it('grow old', async () => {
    const cache = aCache(1);
    await cache.load('k', async () => ({ text: 'a' }));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(cache.get('k')).toBeUndefined();
  });

  it('never take more room than they were given, however small each is', async () => {
    const cache = aCache(60_000, 5_120);
    for (let index = 0; index < 100; index += 1) await cache.load(`k${index}`, async () => ({ text: '' }));
    const kept = Array.from({ length: 100 }, (_, index) => cache.get(`k${index}`)).filter(Boolean);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(cache.get('k99')).toBeDefined();
  });
});
