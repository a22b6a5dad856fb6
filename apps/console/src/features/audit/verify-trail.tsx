import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Modal, Spin } from 'antd';
import { api, bodyOf } from '@/api-client';
import { CopyButton, ProblemNotice, useWords } from '@/ui';

/** Every entry is checked against the one before it; the answer is told in words. */
export function VerifyTrail() {
  const say = useWords('audit');
  const verify = useMutation({ mutationFn: () => bodyOf(api.POST('/api/v1/audit-entries/verify')) });
  const { data } = verify;
  return (
    <>
      <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
        {say('verify.begin')}
      </Button>
      <Modal open={!verify.isIdle} title={say('verify.title')} footer={null} onCancel={() => verify.reset()}>
        {verify.isPending && (
          <Spin description={say('verify.walking')}>{<div style={{ minHeight: 96 }} />}</Spin>
        )}
        {verify.error && <ProblemNotice error={verify.error} onRetry={() => verify.mutate()} />}
        {data && (
          <>
            <Alert
              type={data.fault ? 'error' : 'success'}
              showIcon
              role={data.fault ? 'alert' : 'status'}
              title={say(data.fault ? 'verify.broken' : 'verify.whole', { count: data.entries })}
              description={
                data.fault
                  ? say(`verify.fault.${data.fault.fault}`, { number: data.fault.sequence })
                  : say('verify.whole_text')
              }
            />
            <p>{say('verify.mark')}</p>
            <CopyButton text={`${data.entries} ${data.lastHash}`} label={say('verify.copy')} />
          </>
        )}
      </Modal>
    </>
  );
}
