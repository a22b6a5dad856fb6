import { FileSearchOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Upload } from 'antd';
import { api, bodyOf } from '@/api-client';
import { Page, Panel, ProblemNotice, useWords } from '@/ui';
import { openEvidence } from './evidence-file';
import { Verdict } from './verdict';

/** `/evidence`: whether an evidence file is true. The file itself stays here; only its list and seal are asked about. */
export default function VerifyPage() {
  const say = useWords('evidence');
  const verify = useMutation({
    mutationFn: async (file: File) => {
      const opened = await openEvidence(file);
      if (!opened) return null;
      const { text: manifest, seal } = opened;
      const { valid } = await bodyOf(api.POST('/api/v1/evidence-files/verify', { body: { manifest, seal } }));
      return { ...opened, isOurs: valid };
    },
  });
  return (
    <Page title={say('verify.title')} lead={say('verify.lead')}>
      <div className="panels">
        <Panel title={say('verify.choose_title')}>
          <p>{say('verify.how')}</p>
          <Upload
            accept=".zip"
            showUploadList={false}
            beforeUpload={(file) => {
              verify.mutate(file);
              return false;
            }}
          >
            <Button type="primary" icon={<FileSearchOutlined />} loading={verify.isPending}>
              {say('verify.choose')}
            </Button>
          </Upload>
        </Panel>
        {verify.isError && <ProblemNotice error={verify.error} />}
        {verify.data === null && (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={say('verify.none', { name: verify.variables.name })}
            description={say('verify.none_text')}
          />
        )}
        {verify.data && <Verdict evidence={verify.data} fileName={verify.variables.name} />}
      </div>
    </Page>
  );
}
