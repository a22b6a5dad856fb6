import { Button } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { useWords } from '@/ui';
import { PeriodPicker, usePeriod } from '../period';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { Meaning } from '../parts/meaning';
import { SaveButtons } from '../parts/save-buttons';
import { RankList } from './rank-list';
import { RankingMeaning } from './ranking-meaning';
import { wishOf } from './ranking-wish';
import { rankingFile, useRanking } from './use-ranking';
import { WishPicker } from './wish-picker';

/** Who is first, by what, and since when: one measure, one period, nobody without a figure. */
export default function Rankings() {
  const say = useWords('figures');
  const { unitId } = useCurrentUnit();
  const { period, choose } = usePeriod();
  const [params] = useSearchParams();
  const wish = wishOf(params);
  const ranking = useRanking(unitId, period, wish);
  const { first } = ranking;
  const title = say(`ranking.by.${wish.by}`);
  return (
    <FiguresPage
      part="rankings"
      actions={
        <>
          <PeriodPicker period={period} onChoose={choose} />
          <Link to="/figures/rankings/published">
            <Button>{say('board.list')}</Button>
          </Link>
        </>
      }
    >
      <WishPicker wish={wish} />
      <Card
        title={
          <>
            {title}
            {first && (
              <Meaning of={title}>
                <RankingMeaning ranking={first} />
              </Meaning>
            )}
          </>
        }
        side={
          first &&
          first.total > 0 && (
            <div className="period-picker">
              <SaveButtons
                formats={['xlsx', 'csv'] as const}
                addressOf={(format) => rankingFile(unitId, period, wish, format)}
                name={title}
              />
            </div>
          )
        }
      >
        <RankList ranking={ranking} subject={wish.by} label={title} />
      </Card>
    </FiguresPage>
  );
}
