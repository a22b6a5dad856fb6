import { ruleBroken } from '@haojiao/kernel';
import { figureDefinitions, figureMetrics } from '@haojiao/features/platform-figures';

export interface ToldFigure {
  definitionId: string;
  platform: string;
}

/**
 * The one definition that figures may be put in order by: the wanted one, else that of all of them. Where a definition
 * only says that the platform's rule is not known, each platform has another; people at one moment are people anywhere.
 * @throws AppError `definitions_differ`
 */
export function oneMeaning(figures: readonly ToldFigure[], wanted: string | null): string | null {
  const asked = figures.filter(({ definitionId }) => wanted === null || definitionId === wanted);
  const meanings = [...new Set(asked.map(meaningOf))].sort();
  if (meanings.length <= 1) return asked[0]?.definitionId ?? wanted;
  throw ruleBroken(
    'definitions_differ',
    `各平台对这个指标的定义不同（${meanings.join('、')}），不能放在一起排名；请用 definitionId 或 platform 选定其一。`,
    `Platforms mean different things by this figure (${meanings.join(', ')}), which are not put in one order; choose one by definitionId or platform.`,
  );
}

function meaningOf({ definitionId, platform }: ToldFigure): string {
  const definition = figureDefinitions.find(({ id }) => id === definitionId);
  const isKnown =
    !definition || definition.platform !== null || figureMetrics[definition.metric].of === 'account';
  return isKnown ? definitionId : `${definitionId} (${platform})`;
}
