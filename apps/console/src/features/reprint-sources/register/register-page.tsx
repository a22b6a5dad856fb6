import { DatePicker } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, fromOfficeClock, LinkButton, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { useRegister } from './use-register';
import type { RegisterLine } from './use-register';
import { SaveRegister } from './save-register';
import { Standing } from '../standing';

type Period = { from?: string; to?: string };

/** 转载登记: what was reprinted, from whom, on what ground, and who signed; each sign-off enters itself. */
export function RegisterPage() {
  const say = useWords('reprint-sources');
  const { unitId } = useCurrentUnit();
  const unitName = useUnitName();
  const can = useCan();
  const [period, setPeriod] = useState<Period>({});
  const wanted = { organizationId: unitId, ...period };
  const isNarrowed = period.from !== undefined;
  return (
    <Page
      title={say('register.title')}
      lead={say('register.lead', { unit: unitName(unitId) })}
      actions={
        <>
          {can('reprint_source.manage') && (
            <LinkButton to="/settings/reprint-sources">{say('title')}</LinkButton>
          )}
          <SaveRegister wanted={wanted} />
        </>
      }
    >
      <search className="reprint-filter">
        <DatePicker.RangePicker
          aria-label={say('register.days')}
          onChange={(days) =>
            setPeriod(
              days?.[0] && days[1]
                ? {
                    from: fromOfficeClock(days[0].startOf('day')),
                    to: fromOfficeClock(days[1].startOf('day').add(1, 'day')),
                  }
                : {},
            )
          }
        />
      </search>
      <CursorTable<RegisterLine>
        label={say('register.title')}
        pages={useRegister(wanted)}
        columns={useColumns()}
        rowHeight={72}
        empty={<EmptyState text={say(isNarrowed ? 'register.none_then' : 'register.none')} />}
      />
    </Page>
  );
}

function useColumns(): Column<RegisterLine>[] {
  const say = useWords('reprint-sources');
  return [
    {
      key: 'item',
      title: say('register.item'),
      track: 'minmax(160px, 2fr)',
      render: ({ contentId, title, organizationName }) => (
        <>
          <Link to={`/contents/${contentId}?part=decisions`}>{title}</Link>
          <div className="reprint-quiet">{organizationName}</div>
        </>
      ),
    },
    {
      key: 'source',
      title: say('register.source'),
      track: 'minmax(160px, 2fr)',
      render: ({ sourceName, sourceUrl, sourceTitle }) => (
        <>
          <a href={sourceUrl} target="_blank" rel="noopener noreferrer">
            {sourceTitle}
          </a>
          <div className="reprint-quiet">{sourceName}</div>
        </>
      ),
    },
    {
      key: 'basis',
      title: say('register.basis'),
      track: 'minmax(120px, 1.5fr)',
      render: ({ permissionBasis }) => permissionBasis,
    },
    {
      key: 'signed',
      title: say('register.signed'),
      track: '120px',
      render: ({ signedByName, signedAt }) => (
        <>
          {signedByName}
          <div className="reprint-quiet">
            <Moment at={signedAt} />
          </div>
        </>
      ),
    },
    {
      key: 'standing',
      title: say('register.standing'),
      track: '110px',
      render: ({ sourceStanding, originRevisionId }) =>
        sourceStanding ? (
          <Standing standing={sourceStanding} />
        ) : (
          say(originRevisionId === null ? 'register.unlisted' : 'register.from_within')
        ),
    },
  ];
}
