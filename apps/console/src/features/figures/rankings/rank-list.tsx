import { Button, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { EmptyState, ProblemNotice, useWords } from '@/ui';
import { BarList } from '../charts';
import { useFigureText } from '../parts/numbers';
import { Moved } from './moved';
import type { Subject } from './ranking-wish';
import { Unranked } from './unranked';
import type { useRanking } from './use-ranking';

type Ranked = Shape<'RankedResponse'>;

/** The order itself, as long as one wants to read, and who is not in it. */
export function RankList({
  ranking,
  subject,
  label,
}: {
  ranking: ReturnType<typeof useRanking>;
  subject: Subject;
  label: string;
}) {
  const say = useWords('figures');
  const textOf = useFigureText();
  const { first } = ranking;
  if (ranking.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  if (!first) return <ProblemNotice error={ranking.error} onRetry={() => void ranking.refetch()} />;
  const nameOf = ({ id, name }: Ranked) => {
    if (name === null) return say('places.no_column');
    return subject === 'items' && id !== null ? <Link to={`/figures/contents/${id}`}>{name}</Link> : name;
  };
  const detailOf = (one: Ranked) => {
    const known =
      one.posts !== undefined && one.postsWithFigure !== undefined
        ? say('channels.told', { told: one.postsWithFigure, posts: one.posts })
        : '';
    const raw = one.rawViews !== undefined ? say('totals.raw', { number: textOf(one.rawViews) }) : '';
    return [subject === 'organizations' ? '' : one.organizationName, known, raw].filter(Boolean).join(' · ');
  };
  return (
    <>
      {ranking.items.length === 0 ? (
        <EmptyState text={say('ranking.empty')} />
      ) : (
        <BarList
          label={label}
          most={first.items[0]?.value}
          bars={ranking.items.map((one) => ({
            key: one.id ?? 'none',
            rank: one.rank,
            name: nameOf(one),
            value: one.value,
            words: textOf(one.value, one.precision),
            detail: detailOf(one),
            after: <Moved movement={one.movement} />,
          }))}
        />
      )}
      {ranking.hasNextPage && (
        <div className="figures-more">
          <Button loading={ranking.isFetchingNextPage} onClick={() => void ranking.fetchNextPage()}>
            {say('more')}
          </Button>
        </div>
      )}
      {first.notRanked && first.notRanked.total > 0 && <Unranked unranked={first.notRanked} />}
    </>
  );
}
