import type { Shape } from '@/api-client';
import { momentText, useWords } from '@/ui';
import { Card } from '../parts/card';
import { Meaning } from '../parts/meaning';
import { useFigureText, useNumbers } from '../parts/numbers';
import { usePlatformName } from '@/features/channels';
import { PlainTable } from '../parts/plain-table';
import type { Period } from '../period';
import { FollowersChart } from './followers-chart';

type Account = Shape<'AccountFollowersResponse'>;

/** Followers of each account at the beginning and end; what nobody told is no zero. */
export function Followers({ accounts, period }: { accounts: readonly Account[]; period: Period }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const textOf = useFigureText();
  const platformName = usePlatformName();
  if (accounts.length === 0) return null;
  const shown = (stock: Account['end']) => (stock ? textOf(stock.value, stock.precision, stock.words) : '—');
  return (
    <Card
      title={
        <>
          {say('followers.title')}
          <Meaning of={say('followers.title')}>
            <p>{say('followers.meaning')}</p>
          </Meaning>
        </>
      }
    >
      <FollowersChart accounts={accounts} period={period} />
      <PlainTable
        label={say('followers.title')}
        heads={['account', 'begin', 'end', 'change', 'read'].map((head) => say(`followers.${head}`))}
      >
        {accounts.map(({ channelAccountId, name, platform, begin, end }) => (
          <tr key={channelAccountId}>
            <th scope="row">
              {name} <span className="figures-quiet">{platformName(platform)}</span>
            </th>
            <td>{shown(begin)}</td>
            <td>{shown(end)}</td>
            <td>
              {begin && end
                ? `${end.value >= begin.value ? '+' : ''}${numbers.format(end.value - begin.value)}`
                : '—'}
            </td>
            <td>
              {end ? `${momentText(end.takenAt)} ${say(`told_by.${end.source}`)}` : say('followers.unknown')}
            </td>
          </tr>
        ))}
      </PlainTable>
    </Card>
  );
}
