import { Button, Form, Input, Upload } from 'antd';
import type { UploadFile } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api } from '@/api-client';
import { ConfirmButton, useTell, useWords } from '@/ui';
import { useRefreshPublications } from '../use-publications';
import { keepProof } from './keep-proof';

interface ResultValues {
  remoteUrl?: string;
  proof?: UploadFile[];
  note?: string;
}

/** Posted: at which address. Or that nobody will post it. */
export function ResultForm({ id, isLinkNeeded }: { id: string; isLinkNeeded: boolean }) {
  const say = useWords('publications');
  const tell = useTell();
  const navigate = useNavigate();
  const refresh = useRefreshPublications();
  const [form] = Form.useForm<ResultValues>();
  const [isBusy, setBusy] = useState(false);
  const resolve = async (outcome: 'published' | 'not_published', values: ResultValues) => {
    setBusy(true);
    try {
      const picture = values.proof?.[0]?.originFileObj;
      const proofAssetId = outcome === 'published' && picture ? await keepProof(id, picture) : undefined;
      const { remoteUrl, note } = values;
      await api.POST('/api/v1/publications/{id}/resolve', {
        params: { path: { id } },
        body: {
          outcome,
          ...(outcome === 'published' && { remoteUrl: remoteUrl || undefined, proofAssetId }),
          note: note || undefined,
        },
      });
      tell.done(say('made.resolve'));
      void navigate(`/publications/${id}`);
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setBusy(false);
      await refresh();
    }
  };
  return (
    <section className="publication-part">
      <h2>{say('hand_off.result')}</h2>
      <Form<ResultValues>
        form={form}
        layout="vertical"
        onFinish={(values) => void resolve('published', values)}
        className="narrow-form"
      >
        <Form.Item
          name="remoteUrl"
          label={say('dialog.address')}
          extra={say('hand_off.address_extra')}
          rules={[
            { required: isLinkNeeded, message: say('hand_off.address_missing') },
            { type: 'url', message: say('hand_off.address_form') },
          ]}
        >
          <Input inputMode="url" placeholder="https://" maxLength={1000} />
        </Form.Item>
        {!isLinkNeeded && (
          <Form.Item
            name="proof"
            label={say('hand_off.proof')}
            valuePropName="fileList"
            getValueFromEvent={({ fileList }: { fileList: UploadFile[] }) => fileList}
          >
            <Upload accept="image/png,image/jpeg,image/webp" maxCount={1} beforeUpload={() => false}>
              <Button>{say('hand_off.choose_picture')}</Button>
            </Upload>
          </Form.Item>
        )}
        <Form.Item name="note" label={say('dialog.note')}>
          <Input maxLength={500} />
        </Form.Item>
        <div className="hand-off-result">
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {say('hand_off.posted')}
          </Button>
          <ConfirmButton
            danger
            title={say('hand_off.not_posted')}
            consequence={say('hand_off.not_posted_consequence')}
            onConfirm={() => resolve('not_published', form.getFieldsValue())}
          >
            {say('hand_off.not_posted')}
          </ConfirmButton>
        </div>
      </Form>
    </section>
  );
}
