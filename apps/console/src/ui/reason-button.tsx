import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import { useState } from 'react';
import { ReasonDialog, useWords } from '@/ui';

/** A step that needs a reason, which others read. */
export function ReasonButton({
  title,
  told,
  onReason,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string;
  told: string;
  onReason: (reason: string) => Promise<unknown>;
}) {
  const say = useWords('commissions');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {isOpen && (
        <ReasonDialog
          title={title}
          told={told}
          label={say('reason')}
          okText={String(button.children)}
          danger={button.danger}
          most={500}
          save={onReason}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
