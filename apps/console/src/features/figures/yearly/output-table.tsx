import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { useWords } from '@/ui';
import { useNumbers } from '../parts/numbers';

/** The accounts of a branch with their posts of a year, the busiest first. */
export function OutputTable({ accounts }: { accounts: readonly Shape<'AccountOutputResponse'>[] }) {
  const say = useWords('figures');
  const numbers = useNumbers();
  const platformName = usePlatformName();
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label={say('parts.yearly')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('yearly.account')}</th>
            <th scope="col">{say('yearly.posts')}</th>
            <th scope="col">{say('yearly.platform')}</th>
            <th scope="col">{say('yearly.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(({ channelAccountId, name, platform, organizationName, posts }) => (
            <tr key={channelAccountId}>
              <th scope="row">
                <Link to={`/figures/accounts/${channelAccountId}`}>{name}</Link>
              </th>
              <td>{numbers.format(posts)}</td>
              <td>{platformName(platform)}</td>
              <td>{organizationName}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
