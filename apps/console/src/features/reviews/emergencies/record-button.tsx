import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { useWords } from '@/ui';

const RecordDialog = lazy(() => import('./record-dialog').then((part) => ({ default: part.RecordDialog })));

/** For an item that has to go out before its review, by the word of somebody who may say so. */
export function RecordEmergency({
  contentId,
  organizationId,
}: {
  contentId: string;
  organizationId: string;
}) {
  const say = useWords('reviews');
  const can = useCan();
  const pathOf = useUnitPath();
  const [isOpen, setOpen] = useState(false);
  const path = pathOf(organizationId);
  if (!can('emergency.record', path)) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('record.open')}</Button>
      {isOpen && (
        <Suspense fallback={null}>
          <RecordDialog contentId={contentId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
