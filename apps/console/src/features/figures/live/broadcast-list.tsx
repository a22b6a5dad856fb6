import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { CursorTable, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { Meaning } from '../parts/meaning';
import { useFigureText } from '../parts/numbers';
import { useAccounts } from '../parts/use-accounts';
import type { Period } from '../period';
import type { FigureName } from './broadcast-draft';
import { BroadcastWays } from './broadcast-ways';
import { doubtsOf } from './doubts';
import { useBroadcasts } from './use-broadcasts';
import type { Broadcast } from './use-broadcasts';
import { useLength } from './use-length';

/** Each broadcast with what is known of it; a dash is not known, and not zero. */
export function BroadcastList({
  unitId,
  period,
  empty,
}: {
  unitId: string;
  period: Period;
  empty: ReactNode;
}) {
  const say = useWords('figures');
  const lengthText = useLength();
  const { byId } = useAccounts(unitId);
  const broadcasts = useBroadcasts(unitId, period);
  const figure = (name: FigureName): Column<Broadcast> => ({
    key: name,
    title: say(`live.figure.${name}`),
    track: '108px',
    render: (broadcast) => <Told broadcast={broadcast} name={name} />,
  });
  const columns: Column<Broadcast>[] = [
    {
      key: 'title',
      title: say('live.broadcast'),
      track: 'minmax(200px, 3fr)',
      render: (broadcast) => (
        <>
          <b>{broadcast.title}</b>
          <div className="figures-quiet">
            {[
              byId.get(broadcast.channelAccountId ?? '')?.name ?? broadcast.place,
              lengthText(broadcast.durationSeconds),
            ].join(' · ')}
          </div>
          {doubtsOf(broadcast).map((doubt) => (
            <Tag key={doubt} color="orange" className="live-doubt">
              {say(`live.doubt.${doubt}`)}
            </Tag>
          ))}
        </>
      ),
    },
    {
      key: 'at',
      title: say('live.started'),
      track: '130px',
      render: ({ startedAt }) => <Moment at={startedAt} />,
    },
    figure('views'),
    figure('uniqueViewers'),
    figure('peakConcurrent'),
    figure('replayViews'),
    {
      key: 'ways',
      title: say('inspection.ways'),
      track: '130px',
      render: (broadcast) => <BroadcastWays broadcast={broadcast} />,
    },
  ];
  return (
    <Card title={say('live.list')}>
      <CursorTable
        label={say('live.list')}
        pages={broadcasts}
        columns={columns}
        rowHeight={84}
        empty={empty}
      />
    </Card>
  );
}

function Told({ broadcast, name }: { broadcast: Broadcast; name: FigureName }) {
  const say = useWords('figures');
  const textOf = useFigureText();
  const told = broadcast[name];
  if (!told) return <>—</>;
  return (
    <span className="live-told">
      {textOf(told.value, told.precision, told.words)}
      <Meaning of={say(`live.figure.${name}`)}>
        <p>{say(`live.meaning.${name}`)}</p>
        <p>{say('channels.from', { sources: say(`told_by.${told.source === 'own' ? 'own' : 'typed'}`) })}</p>
      </Meaning>
    </span>
  );
}
