import { Socket } from 'node:net';
import type { ChannelAccess, ChannelAdapter } from '../../channel-adapter';
import type { AskedPost, FigureCadence } from '../../channel-figures';

export interface FiguresOptions {
  /** One that can be asked. */
  account: ChannelAccess;
  /** Posts of this account by every kind of id that a person or the platform leaves us with. */
  posts: (count: number) => AskedPost[];
  /** The most posts that one call names. */
  mostInACall?: number;
}

/** What an adapter says about figures is data and pure; the questions themselves are asked in tests over sockets. */
export function describeFigures(
  adapter: ChannelAdapter,
  { account, posts, mostInACall }: FiguresOptions,
): void {
  const figures = adapter.figures!;
  const parts = [figures.posts, figures.account].filter((part) => part !== undefined);

  describe(`the figures of ${adapter.platform}`, () => {
    it('are named, each once, and charged to a budget of the platform', () => {
      expect(parts.length).toBeGreaterThan(0);
      for (const { metrics, operation } of parts) {
        expect(metrics.length).toBeGreaterThan(0);
        expect(new Set(metrics).size).toBe(metrics.length);
        expect(adapter.budgets.map((rule) => rule.operation)).toContain(operation);
      }
    });

    it('leave publishing its part of what both use', () => {
      for (const { operation } of parts) {
        const rule = adapter.budgets.find((candidate) => candidate.operation === operation)!;
        if (rule.perPost !== undefined) expect(rule.keptForPosts).toBeGreaterThan(0);
        expect(rule.max - (rule.reserve ?? 0) - (rule.keptForPosts ?? 0)).toBeGreaterThan(0);
      }
    });

    it('say in both languages what is not told, and refuse nothing without a way out', () => {
      const refusals = [figures.notTold, figures.refusal?.(account) ?? figures.notTold];
      for (const { zh, en } of refusals)
        expect([/\p{Script=Han}/u.test(zh), /[a-z]/.test(en)]).toEqual([true, true]);
      expect(figures.refusal?.(account) ?? null).toBeNull();
      expect(adapter.settingFields.map(({ key }) => key)).toContain('figuresOff');
    });

    if (figures.posts) describePosts(figures.posts, posts, mostInACall);
  });
}

function describePosts(
  source: NonNullable<NonNullable<ChannelAdapter['figures']>['posts']>,
  posts: (count: number) => AskedPost[],
  mostInACall = Number.MAX_SAFE_INTEGER,
): void {
  it('are asked for by batches that hold every post once, without network', () => {
    const connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(() => {
      throw new Error('It went to the network');
    });
    try {
      for (const count of [0, 1, 20, 21, 100, 101, 250]) {
        const asked = posts(count);
        const batches = source.batches(asked);
        const keys = batches.flatMap((batch) => batch.map(({ key }) => key));
        expect([...keys].sort()).toEqual(asked.map(({ key }) => key).sort());
        expect(batches.filter((batch) => batch.length === 0)).toEqual([]);
      }
      expect(connect).not.toHaveBeenCalled();
    } finally {
      connect.mockRestore();
    }
  });

  it('name no more posts in a call than the platform takes', () => {
    const askable = source.batches(posts(250)).filter((batch) => batch[0]!.remote.id !== '');
    for (const batch of askable) expect(batch.length).toBeLessThanOrEqual(mostInACall);
  });

  it('are asked for at ages that rise, ever more seldom, and not for ever', () => {
    expect(isSound(source.cadence)).toBe(true);
  });
}

function isSound(cadence: FigureCadence): boolean {
  if (cadence.kind === 'daily') return cadence.days > 0 && cadence.readyAtMs < 86_400_000;
  return cadence.steps.every(({ untilAgeMs, everyMs }, index, steps) => {
    const before = steps[index - 1];
    const rises = !before || (before.untilAgeMs < untilAgeMs && before.everyMs <= everyMs);
    return rises && everyMs > 0 && Number.isFinite(untilAgeMs);
  });
}
