import { Button, Collapse, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useUnitName, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { Facts, inOffice, useWords } from '@/ui';
import { nameIn } from './name-in';
import { useActSentence } from './use-act-sentence';
import type { AuditEntry } from './use-act-sentence';

const MakeEvidence = lazy(() =>
  import('@/features/evidence').then((part) => ({ default: part.MakeEvidence })),
);

/** One entry whole; what only a technician reads is folded away. */
export function EntryDetails({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const say = useWords('audit');
  const unitName = useUnitName();
  const sentenceOf = useActSentence();
  const { reason } = entry.details;
  const can = useCan();
  const unitPath = useUnitPath();
  const [isMaking, setMaking] = useState(false);
  const { objectId, organizationId } = entry;
  const canMake =
    entry.objectType === 'content' &&
    organizationId !== null &&
    can('evidence.read', unitPath(organizationId));
  return (
    <Modal open title={sentenceOf(entry)} footer={null} onCancel={onClose} className="trail-details">
      <Facts
        of={[
          [say('number'), entry.sequence],
          [say('when'), inOffice(entry.occurredAt).format('YYYY-MM-DD HH:mm:ss')],
          [say('who'), entry.actor.id === null ? say('system') : entry.actor.name],
          entry.organizationId ? [say('unit'), unitName(entry.organizationId)] : null,
          entry.address ? [say('address'), entry.address] : null,
          typeof reason === 'string' ? [say('reason'), reason] : null,
        ]}
      />
      {canMake && (
        <Button style={{ marginTop: 12 }} onClick={() => setMaking(true)}>
          {say('make_evidence')}
        </Button>
      )}
      {isMaking && objectId && (
        <Suspense fallback={null}>
          <MakeEvidence contentId={objectId} title={nameIn(entry.details)} onClose={() => setMaking(false)} />
        </Suspense>
      )}
      <Collapse
        ghost
        size="small"
        style={{ marginTop: 12 }}
        items={[
          {
            key: 'technical',
            label: say('technical'),
            children: <pre lang="en">{JSON.stringify(entry, null, 2)}</pre>,
          },
        ]}
      />
    </Modal>
  );
}
