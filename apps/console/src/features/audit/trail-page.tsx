import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useUnitName } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, inOffice, LinkButton, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { EntryDetails } from './entry-details';
import { TrailFilter } from './trail-filter';
import type { Wanted } from './trail-filter';
import { useActSentence } from './use-act-sentence';
import type { AuditEntry } from './use-act-sentence';
import { VerifyTrail } from './verify-trail';
import './trail-page.css';

/** Who did what, when and where from; nothing of it can be taken away. */
export function TrailPage() {
  const say = useWords('audit');
  const can = useCan();
  const [wanted, setWanted] = useState<Wanted>({});
  const [shown, setShown] = useState<AuditEntry>();
  const pages = useCursorPages(['audit-entries', wanted], (cursor) =>
    bodyOf(api.GET('/api/v1/audit-entries', { params: { query: { ...wanted, cursor, limit: 50 } } })),
  );
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <>
          {can('evidence.read') && <LinkButton to="/evidence">{say('verify_evidence')}</LinkButton>}
          <VerifyTrail />
        </>
      }
    >
      <TrailFilter wanted={wanted} onChange={setWanted} />
      <CursorTable<AuditEntry>
        label={say('title')}
        pages={pages}
        columns={useColumns(setShown, (actorId) => setWanted({ ...wanted, actorId }))}
        rowHeight={60}
        empty={<EmptyState text={say(Object.keys(wanted).length > 0 ? 'none_found' : 'none')} />}
      />
      {shown && <EntryDetails entry={shown} onClose={() => setShown(undefined)} />}
    </Page>
  );
}

function useColumns(
  onShow: (entry: AuditEntry) => void,
  onWho: (actorId: string) => void,
): Column<AuditEntry>[] {
  const say = useWords('audit');
  const unitName = useUnitName();
  const sentenceOf = useActSentence();
  return [
    {
      key: 'when',
      title: say('when'),
      track: '150px',
      render: ({ occurredAt }) => (
        <time dateTime={occurredAt}>{inOffice(occurredAt).format('YYYY-MM-DD HH:mm:ss')}</time>
      ),
    },
    {
      key: 'who',
      title: say('who'),
      track: 'minmax(80px, 1fr)',
      render: ({ actor: { id, name } }) =>
        id === null ? (
          say('system')
        ) : (
          <button
            type="button"
            className="trail-what"
            title={say('only_of', { name })}
            onClick={() => onWho(id)}
          >
            {name}
          </button>
        ),
    },
    {
      key: 'what',
      title: say('what'),
      track: 'minmax(200px, 4fr)',
      render: (entry) => (
        <button type="button" className="trail-what" onClick={() => onShow(entry)}>
          {sentenceOf(entry)}
        </button>
      ),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(110px, 1.5fr)',
      render: ({ organizationId }) => (organizationId ? unitName(organizationId) : ''),
    },
    { key: 'where', title: say('address'), track: '130px', render: ({ address }) => address ?? '' },
  ];
}
