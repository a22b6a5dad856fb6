import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCan } from '@/features/sessions';
import { EmptyState, inOffice, momentText, useWords } from '@/ui';
import { Chart } from '../charts';
import { Card } from '../parts/card';
import { usePlatformDefinitions } from '../parts/definitions';
import { Figure } from '../parts/figure';
import { useFigureText } from '../parts/numbers';
import { usePlatformName } from '@/features/channels';
import { TypeFigures } from '../typed/type-figures';

type Post = Shape<'PlatformChannelResponse'>;
const shownFigures = ['views', 'visitors', 'likes', 'comments', 'shares', 'favourites'] as const;

/** What a platform tells of one post: the newest totals, and how they grew. */
export function PostFigures({ post }: { post: Post }) {
  const say = useWords('figures');
  const platformName = usePlatformName();
  const definitions = usePlatformDefinitions();
  const textOf = useFigureText();
  const can = useCan();
  const { figures, series } = post;
  const nameOf = (definitionId: string) => definitions.get(definitionId)?.name ?? '';
  const lines = useMemo(
    () =>
      shownFigures
        .filter((figure) => series.some((step) => step[figure] !== undefined))
        .map((figure) => ({
          name:
            definitions.get(figures.find((one) => one.figure === figure)?.definitionId ?? '')?.name ?? figure,
          points: series.map((step) => ({
            label: inOffice(step.at).format('MM-DD HH:mm'),
            value: step[figure] ?? null,
          })),
        })),
    [series, figures, definitions],
  );
  return (
    <Card
      title={`${platformName(post.channel)} · ${post.accountName}`}
      side={
        <div className="figures-bar is-tight">
          <Link to={`/figures/publications/${post.publicationId}/records`}>{say('typed.records')}</Link>
          {can('figure.record') && (
            <TypeFigures subject={{ kind: 'publication', id: post.publicationId }} platform={post.channel} />
          )}
        </div>
      }
    >
      {figures.length === 0 ? (
        <EmptyState text={say('item.not_told')} />
      ) : (
        <dl className="figures-row is-small">
          {figures.map(({ figure, value, words, precision, source, definitionId, takenAt }) => (
            <Figure
              key={`${figure} ${definitionId}`}
              name={nameOf(definitionId)}
              text={textOf(value, precision, words)}
              meaning={
                <>
                  <p>{definitions.get(definitionId)?.description}</p>
                  <p>{say('channels.from', { sources: say(`told_by.${source}`) })}</p>
                  <p>{say('channels.taken', { at: momentText(takenAt) })}</p>
                  <p className="figures-quiet">{definitions.get(definitionId)?.origin}</p>
                </>
              }
            />
          ))}
        </dl>
      )}
      {series.length > 1 && <Chart name={post.accountName} lines={lines} empty={null} />}
    </Card>
  );
}
