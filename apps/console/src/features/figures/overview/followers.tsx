import type { Shape } from '@/api-client';
import { momentText, useWords } from '@/ui';
import { Card } from '../parts/card';
import { Meaning } from '../parts/meaning';
import { useFigureText, useNumbers } from '../parts/numbers';
import { usePlatformName } from '../parts/use-names';
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
      <div className="chart-table" tabIndex={0} role="region" aria-label={say('followers.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('followers.account')}</th>
              <th scope="col">{say('followers.begin')}</th>
              <th scope="col">{say('followers.end')}</th>
              <th scope="col">{say('followers.change')}</th>
              <th scope="col">{say('followers.read')}</th>
            </tr>
          </thead>
          <tbody>
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
                  {end
                    ? `${momentText(end.takenAt)} ${say(`told_by.${end.source}`)}`
                    : say('followers.unknown')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
