import type { UseQueryResult } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice';

/** A dialog about something that is read anew first; until then one that waits, or says why not. */
export function ReadFirst<Seen>({
  title,
  read,
  onClose,
  children,
}: {
  title: string;
  read: UseQueryResult<Seen>;
  onClose: () => void;
  /** The dialog itself. */
  children: (seen: Seen) => ReactNode;
}) {
  if (read.data !== undefined) return children(read.data);
  return (
    <Modal open title={title} footer={null} onCancel={onClose}>
      {read.isError ? (
        <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Modal>
  );
}
