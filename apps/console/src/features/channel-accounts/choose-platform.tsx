import { Alert, Skeleton } from 'antd';
import { Link } from 'react-router-dom';
import { useChannels } from '@/features/channels';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { Page, ProblemNotice, useWords } from '@/ui';
import { PlatformMark } from './platform-mark';
import { RehearsalButton } from './rehearsal-button';
import './accounts-page.css';

/** First step: which platform. In a first try, a simulated account is one click away. */
export function ChoosePlatform() {
  const say = useWords('channel-accounts');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const channels = useChannels();
  if (channels.isError)
    return <ProblemNotice error={channels.error} onRetry={() => void channels.refetch()} />;
  if (channels.isPending) return <Skeleton active className="page" />;
  const offered = channels.channels.filter(({ capabilities }) => capabilities.builtIn !== true);
  return (
    <Page title={say('connect.title')} lead={say('connect.lead', { unit: unitName(unitId) })}>
      {channels.data.sandbox && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 20 }}
          title={say('rehearsal.title')}
          description={
            <>
              <p>{say('rehearsal.text')}</p>
              <RehearsalButton />
            </>
          }
        />
      )}
      <ul className="platform-choice">
        {offered.map(({ platform, name }) => (
          <li key={platform}>
            <Link to={`/channels/new/${platform}`}>
              <PlatformMark platform={platform} />
              <span>
                <strong>{name}</strong>
                <small>{say(`needs.${platform}`)}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
