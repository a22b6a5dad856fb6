import { Collapse, Modal } from 'antd';
import { useUnitName } from '@/features/organizations';
import { Facts, inOffice, useWords } from '@/ui';
import { useActSentence } from './use-act-sentence';
import type { AuditEntry } from './use-act-sentence';

/** One entry whole; what only a technician reads is folded away. */
export function EntryDetails({ entry, onClose }: { entry: AuditEntry; onClose: () => void }) {
  const say = useWords('audit');
  const unitName = useUnitName();
  const sentenceOf = useActSentence();
  const { reason } = entry.details;
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
