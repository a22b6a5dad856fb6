import { fromHundredths } from '../domain';
import type { ScoreLine } from '../domain';
import type { ScoreLineResponse } from './score-line.responses';

export function presentLine({ why, points, ...others }: ScoreLine): ScoreLineResponse {
  return { ...why, points: fromHundredths(points), ...others };
}
