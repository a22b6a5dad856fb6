import { registeredChannels } from '@haojiao/channels/registered-channels';
import { figureDefinitions, figureMetrics } from '@haojiao/features/platform-figures';

describe('what adapters tell', () => {
  const lines = registeredChannels().flatMap(({ platform, figures }) => [
    ...(figures?.posts?.metrics ?? []).map((metric) => ({ platform, metric, of: 'item' })),
    ...(figures?.account?.metrics ?? []).map((metric) => ({ platform, metric, of: 'account' })),
  ]);

  it('comes from four platforms', () => {
    expect(new Set(lines.map(({ platform }) => platform))).toEqual(
      new Set(['wechat', 'weibo', 'douyin', 'toutiao']),
    );
  });

  it.each(lines)(
    '$metric of $platform is known, of an $of, and has a meaning of its own',
    ({ platform, metric, of }) => {
      expect(figureMetrics[metric as keyof typeof figureMetrics]).toMatchObject({ of });
      const definition = figureDefinitions.find(
        (line) => line.platform === platform && line.metric === metric,
      );
      expect(definition?.id).toBe(`${platform}.${metric}.v1`);
      expect(definition?.origin.zh.length).toBeGreaterThan(0);
    },
  );
});
