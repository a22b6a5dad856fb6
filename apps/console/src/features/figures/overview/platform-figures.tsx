import type { Shape } from '@/api-client';
import { momentText, useWords } from '@/ui';
import { usePlatformDefinitions } from '../parts/definitions';
import { Figure } from '../parts/figure';
import { useFigureText } from '../parts/numbers';

/** What one platform tells of the period's posts, each with how many of them it told. */
export function PlatformFigures({
  name,
  figures,
}: {
  name: string;
  figures: readonly Shape<'ReportedPlatformResponse'>[];
}) {
  const say = useWords('figures');
  const definitions = usePlatformDefinitions();
  const textOf = useFigureText();
  return (
    <section className="platform-card">
      <h3>{name}</h3>
      <dl className="figures-row is-small">
        {figures.map(({ definitionId, total, highest, precision, posts, told, sources, takenAt }) => {
          const definition = definitions.get(definitionId);
          return (
            <Figure
              key={definitionId}
              name={definition?.name ?? ''}
              text={
                total === undefined
                  ? say('channels.highest', { number: textOf(highest, precision) })
                  : textOf(total, precision)
              }
              meaning={
                <>
                  <p>{definition?.description}</p>
                  {total === undefined && <p>{say('channels.people')}</p>}
                  <p>{say('channels.told', { told, posts })}</p>
                  <p>
                    {say('channels.from', {
                      sources: sources.map((one) => say(`told_by.${one}`)).join('、'),
                    })}
                  </p>
                  <p>{say('channels.taken', { at: momentText(takenAt) })}</p>
                  {definition && <p className="figures-quiet">{definition.origin}</p>}
                </>
              }
            >
              {told < posts && say('channels.told', { told, posts })}
            </Figure>
          );
        })}
      </dl>
    </section>
  );
}
