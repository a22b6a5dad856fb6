import { Modal } from 'antd';
import type { Shape } from '@/api-client';
import { Facts, Moment, PageFrame, useWords } from '@/ui';

/** An original as it was kept, with where it was found. */
export function OriginalDialog({
  original: { title, finalUrl, html, capturedAt, means },
  onClose,
}: {
  original: Shape<'ReprintSnapshotResponse'>;
  onClose: () => void;
}) {
  const say = useWords('reprint-sources');
  const name = title || say('originals.untitled');
  return (
    <Modal open width={900} title={name} footer={null} onCancel={onClose}>
      <Facts
        of={[
          [
            say('originals.address'),
            <a key="at" href={finalUrl} target="_blank" rel="noopener noreferrer">
              {finalUrl}
            </a>,
          ],
          [say(`originals.${means}`), <Moment key="when" at={capturedAt} />],
        ]}
      />
      <PageFrame shape="paper" page={html} title={name} />
    </Modal>
  );
}
