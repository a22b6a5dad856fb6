import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import { useState } from 'react';
import { ReasonDialog } from './reason-dialog';

/** A step that needs a reason, which others read. */
export function ReasonButton({
  title,
  told,
  onReason,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string;
  /** What follows, and who is told. */
  told: string;
  onReason: (reason: string) => Promise<unknown>;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {isOpen && (
        <ReasonDialog
          title={title}
          told={told}
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
