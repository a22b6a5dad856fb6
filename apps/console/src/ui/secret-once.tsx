import { Alert, Button, Modal } from 'antd';
import { CopyButton } from './copy-button';
import { useWords } from './words';

/** A key that is shown this once: it goes away only by the button that says it was kept. */
export function SecretOnce({
  title,
  text,
  secret,
  onKept,
}: {
  title: string;
  text: string;
  secret: string;
  onKept: () => void;
}) {
  const say = useWords('ui');
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onKept}>
          {say('secret_kept')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={say('secret_once')} style={{ marginBottom: 12 }} />
      <p>{text}</p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <code>{secret}</code>
      </p>
      <CopyButton text={secret} />
    </Modal>
  );
}
