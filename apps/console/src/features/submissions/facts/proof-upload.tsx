import { UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useTell, useWords } from '@/ui';

/** A clipping or screenshot, kept as an asset of the unit. Usable as a field of a form: its value is the asset's id. */
export function ProofUpload({
  unitId,
  value,
  onChange,
  id,
}: {
  unitId: string;
  value?: string;
  onChange?: (assetId: string | undefined) => void;
  id?: string;
}) {
  const say = useWords('submissions');
  const tell = useTell();
  const [name, setName] = useState('');
  const [isBusy, setBusy] = useState(false);
  const send = async (file: File) => {
    setBusy(true);
    try {
      const form = new FormData();
      form.set('organizationId', unitId);
      form.set('altText', say('facts.proof'));
      form.set('file', file);
      const asset = await bodyOf(
        api.POST('/api/v1/assets', {
          // Sent as it is; the description of the api only names its parts.
          body: form as never,
          bodySerializer: (body: unknown) => body as FormData,
        }),
      );
      setName(file.name);
      onChange?.(asset.id);
    } catch (error) {
      tell.problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Upload
      id={id}
      accept="image/*,application/pdf"
      showUploadList={false}
      beforeUpload={(file) => {
        void send(file);
        return false;
      }}
    >
      <Button icon={<UploadOutlined />} loading={isBusy}>
        {value ? name || say('facts.proof') : say('facts.add_proof')}
      </Button>
    </Upload>
  );
}
