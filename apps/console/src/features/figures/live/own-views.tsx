import { Modal } from 'antd';
import { useMemo } from 'react';
import { EmptyState, inOffice, momentText, useWords } from '@/ui';
import { Chart } from '../charts';
import { Answer } from '../parts/answer';
import { ExcludedList } from '../parts/excluded-list';
import { Figure } from '../parts/figure';
import { useNumbers } from '../parts/numbers';
import { useRuleName } from '../parts/use-names';
import { useOwnViews } from './use-broadcasts';
import type { Broadcast } from './use-broadcasts';

/** Who watched on the own site, minute by minute. */
export function OwnViews({ broadcast, onClose }: { broadcast: Broadcast; onClose: () => void }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const ruleName = useRuleName();
  const views = useOwnViews(broadcast.id);
  const lines = useMemo(
    () => [
      {
        name: say('live.at_once'),
        points:
          views.data?.minutes.map(({ at, viewers }) => ({
            label: inOffice(at).format('HH:mm'),
            value: viewers,
          })) ?? [],
      },
    ],
    [views.data, say],
  );
  return (
    <Modal open title={broadcast.title} footer={null} width={760} onCancel={onClose}>
      <Answer asked={views} rows={6}>
        {({ live, replay, asOf, definitionId }) => (
          <>
            <dl className="figures-row is-small">
              <Figure name={say('live.figure.views')} text={numbers.format(live.views)}>
                <ExcludedList excluded={live.excluded} />
              </Figure>
              <Figure
                name={say('live.figure.uniqueViewers')}
                text={live.uniqueViewers === null ? '—' : numbers.format(live.uniqueViewers)}
                meaning={<p>{say('totals.visitors_error')}</p>}
              />
              <Figure
                name={say('live.figure.peakConcurrent')}
                text={live.peakConcurrent === null ? '—' : numbers.format(live.peakConcurrent)}
              >
                {live.peakAt && momentText(live.peakAt)}
              </Figure>
              <Figure name={say('live.figure.replayViews')} text={numbers.format(replay.views)} />
            </dl>
            <Chart
              name={say('live.at_once')}
              lines={lines}
              empty={<EmptyState text={say('live.no_minutes')} />}
            />
            <p className="figures-source">
              {ruleName(definitionId)} · {say('as_of', { at: momentText(asOf) })}
            </p>
          </>
        )}
      </Answer>
    </Modal>
  );
}
