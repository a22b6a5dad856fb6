import { Button, Modal } from 'antd';
import { ProblemNotice, useWords } from '@/ui';
import { useVerify } from './use-verify';
import { VerifyOutcome } from './verify-outcome';

/** Asks the platform now, and tells what it said. */
export function VerifyAccount({ id }: { id: string }) {
  const say = useWords('channel-accounts');
  const verify = useVerify();
  return (
    <>
      <Button loading={verify.isPending} onClick={() => verify.mutate(id)}>
        {say('verify.now')}
      </Button>
      <Modal
        open={verify.isSuccess || verify.isError}
        title={say('verify.title')}
        footer={null}
        onCancel={() => verify.reset()}
      >
        {verify.data && <VerifyOutcome health={verify.data} />}
        {verify.error && <ProblemNotice error={verify.error} onRetry={() => verify.mutate(id)} />}
      </Modal>
    </>
  );
}
