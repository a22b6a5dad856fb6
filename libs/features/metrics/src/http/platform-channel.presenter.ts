import type { PlatformChannel, PlatformFigures } from '../platform-channels';
import type { PlatformChannelResponse, PlatformTotalsResponse } from './analytics.responses';

export function presentPlatform(platform: PlatformChannel): PlatformChannelResponse {
  const { channel, channelAccountId, accountName, publicationId, latest, series } = platform;
  const figures = Object.entries(latest).map(([figure, { takenAt, ...told }]) => ({
    figure,
    ...told,
    takenAt: takenAt.toISOString(),
  }));
  const leading = figures.find(({ figure }) => figure === 'views') ?? figures[0];
  return {
    ...{ channel, channelAccountId, accountName, publicationId },
    definitionId: leading?.definitionId ?? null,
    source: leading?.source ?? null,
    totals: valuesOf(latest),
    figures,
    series: series.map((step) => ({ at: step.at.toISOString(), ...valuesOf(step.figures) })),
  };
}

function valuesOf(figures: PlatformFigures): PlatformTotalsResponse {
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
}
