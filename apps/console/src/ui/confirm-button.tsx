import { App, Button } from 'antd';
import type { ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from './words';

/** Asks once more, saying what follows, before it does what can't be taken back. */
export function ConfirmButton({
  title,
  consequence,
  onConfirm,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string;
  consequence: ReactNode;
  onConfirm: () => Promise<unknown>;
}) {
  const { modal } = App.useApp();
  const say = useWords('ui');
  const ask = () =>
    modal.confirm({
      title,
      content: consequence,
      okText: typeof button.children === 'string' ? button.children : say('confirm'),
      cancelText: say('cancel'),
      okButtonProps: { danger: button.danger },
      onOk: onConfirm,
    });
  return <Button {...button} onClick={() => void ask()} />;
}
