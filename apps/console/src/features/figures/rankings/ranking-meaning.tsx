import type { Shape } from '@/api-client';
import { inOffice, momentText, useWords } from '@/ui';
import { useRuleName } from '../parts/use-names';

const day = (moment: string) => inOffice(moment).format('YYYY-MM-DD');

/** What an order is by, which version of the rule made it, and what it is measured against. */
export function RankingMeaning({ ranking }: { ranking: Shape<'RankingResponse'> }) {
  const say = useWords('figures');
  const ruleName = useRuleName();
  const { measure, asOf, previousFrom, previousTo, notCompared } = ranking;
  const isOwnRule = measure.name === 'views' && measure.definitionId !== null;
  return (
    <>
      <p>{measure.description}</p>
      {isOwnRule && <p>{say('ranking.rule', { rule: ruleName(measure.definitionId!) })}</p>}
      <p>{say('ranking.ties')}</p>
      {notCompared ? (
        <p>{notCompared}</p>
      ) : (
        previousFrom &&
        previousTo && (
          <p>
            {say('ranking.compared', {
              from: day(previousFrom),
              to: inOffice(previousTo).subtract(1, 'second').format('YYYY-MM-DD'),
            })}
          </p>
        )
      )}
      {asOf && <p>{say('as_of', { at: momentText(asOf) })}</p>}
    </>
  );
}
