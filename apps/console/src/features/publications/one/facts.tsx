import { Descriptions } from 'antd';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { Moment, useWords } from '@/ui';
import { CopyButton } from '@/ui';

/** When, how, by whom, where. */
export function Facts({ publication }: { publication: Shape<'PublicationDetailResponse'> }) {
  const say = useWords('publications');
  const unitName = useUnitName();
  const { remote, withdrawnAt, withdrawReason, confirmation } = publication;
  const items = [
    { key: 'planned', children: <Moment at={publication.scheduledAt} /> },
    remote && { key: 'published', children: <Moment at={remote.publishedAt} /> },
    withdrawnAt && { key: 'withdrawn', children: <Moment at={withdrawnAt} /> },
    withdrawReason && { key: 'withdraw_reason', children: withdrawReason },
    { key: 'mode', children: say(`mode.${publication.mode}`) },
    publication.slot > 1 && {
      key: 'slot',
      children: (
        <Link to={`/publications/${publication.leadId}`}>
          {say('one.place_in_post', { number: publication.slot })}
        </Link>
      ),
    },
    publication.nextRunAt && publication.state !== 'scheduled'
      ? { key: 'next', children: <Moment at={publication.nextRunAt} /> }
      : null,
    { key: 'unit', children: unitName(publication.organizationId) },
    { key: 'planner', children: publication.createdByName || say('one.by_system') },
    confirmation && { key: 'agreed', children: confirmation.statement },
    remote?.url && {
      key: 'address',
      children: (
        <span className="publication-address">
          <a href={remote.url} target="_blank" rel="noreferrer">
            {remote.url}
          </a>
          <CopyButton text={remote.url} />
        </span>
      ),
    },
  ].filter((item) => !!item && item !== null) as { key: string; children: React.ReactNode }[];
  return (
    <aside className="publication-facts" aria-label={say('one.facts')}>
      <Descriptions
        column={1}
        size="small"
        items={items.map(({ key, children }) => ({ key, label: say(`fact.${key}`), children }))}
      />
    </aside>
  );
}
