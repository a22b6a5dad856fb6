import { useWords } from '@/ui';
import { Answer } from '../parts/answer';
import { Card } from '../parts/card';
import { Figure } from '../parts/figure';
import { useFigureText, useNumbers } from '../parts/numbers';
import type { Period } from '../period';
import { useLength } from './use-length';
import { useLiveSummary } from './use-broadcasts';

/** All broadcasts of a period together. The highest views of one and the most people at once are two things. */
export function LiveSummary({ unitId, period }: { unitId: string; period: Period }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const textOf = useFigureText();
  const lengthText = useLength();
  const summary = useLiveSummary(unitId, period);
  return (
    <Card title={say('live.summary')}>
      <Answer asked={summary} rows={2}>
        {(data) => (
          <dl className="figures-row">
            <Figure name={say('live.count')} text={numbers.format(data.count)}>
              {data.counted < data.count && say('live.counted', { counted: data.counted, count: data.count })}
            </Figure>
            <Figure
              name={say('live.figure.views')}
              text={data.counted > 0 ? textOf(data.views, data.precision) : '—'}
              meaning={<p>{say('totals.live_meaning')}</p>}
            >
              {data.averageViews !== null &&
                say('live.average', { number: numbers.format(data.averageViews) })}
            </Figure>
            <Figure
              name={say('live.highest_views')}
              text={data.highestViews ? numbers.format(data.highestViews.value) : '—'}
              meaning={<p>{say('live.highest_views_why')}</p>}
            >
              {data.highestViews?.title}
            </Figure>
            <Figure
              name={say('live.figure.peakConcurrent')}
              text={data.highestConcurrent ? numbers.format(data.highestConcurrent.value) : '—'}
              meaning={<p>{say('live.meaning.peakConcurrent')}</p>}
            >
              {data.highestConcurrent?.title}
            </Figure>
            {/* The api sums what is known: nothing may be none, or not known. */}
            <Figure
              name={say('live.figure.replayViews')}
              text={data.replayViews > 0 ? numbers.format(data.replayViews) : '—'}
              meaning={<p>{say('live.meaning.replayViews')}</p>}
            />
            <Figure
              name={say('live.figure.comments')}
              text={data.comments > 0 ? numbers.format(data.comments) : '—'}
            />
            <Figure name={say('live.length')} text={lengthText(data.durationSeconds)} />
          </dl>
        )}
      </Answer>
    </Card>
  );
}
